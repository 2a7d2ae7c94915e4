"""The language of a text, and what its page says of it."""

import pytest

from relations.sources.languages import language_of

SENTENCES = {
    "fr": "Deux obus sont tombés lundi près de la rivière, a déclaré l’armée dans la ville d’Arda.",
    "ar": "أعربت وزارة الخارجية يوم السبت عن ترحيبها بالاتفاق بين البلدين بعد محادثات في العاصمة.",
    "fa": "وزیر امور خارجه روز شنبه گفت که مرز تا چند روز دیگر باز می‌شود و تجارت هم.",
    "ps": "د بهرنیو چارو وزیر د شنبې په ورځ وویل چې پوله به د څو ورځو په موده کې پرانیستل شي.",
    "ur": "وزیر خارجہ نے ہفتے کو کہا کہ سرحد چند دنوں میں کھول دی جائے گی۔",
    "bn": "শনিবার সকালে দুই মন্ত্রী বৈঠক করেন। সীমান্ত খুলে দেওয়া হবে বলে মন্ত্রী জানান।",
    "hi": "विदेश मंत्री ने शनिवार को कहा कि सीमा कुछ दिनों में खोल दी जाएगी।",
    "ru": "Министр иностранных дел сказал в субботу, что граница откроется в ближайшие дни.",
    "uk": "Міністр закордонних справ сказав у суботу, що кордон відкриється найближчими днями.",
    "es": "El ministro de Exteriores dijo el sábado que la frontera se abriría en unos días.",
    "de": "Der Außenminister sagte am Samstag, die Grenze werde in wenigen Tagen geöffnet.",
    "tr": "Dışişleri Bakanı cumartesi günü sınırın birkaç gün içinde açılacağını söyledi.",
    "zh": "外交部长星期六表示，边境将在几天内重新开放。",
    "ja": "外務大臣は土曜日、国境は数日以内に開かれると述べた。",
    "ko": "외무장관은 토요일에 국경이 며칠 안에 열릴 것이라고 말했다.",
    "he": "שר החוץ אמר בשבת כי הגבול ייפתח בתוך ימים.",
    "sw": "Waziri wa mambo ya nje alisema Jumamosi kwamba mpaka utafunguliwa baada ya siku chache.",
    "am": "የውጭ ጉዳይ ሚኒስትሩ ድንበሩ በጥቂት ቀናት ውስጥ እንደሚከፈት ቅዳሜ ተናግረዋል።",
    "en": "The foreign minister said on Saturday that the border would reopen within days.",
}


@pytest.mark.parametrize("language", SENTENCES)
def test_language_is_recognised_from_one_sentence(language: str) -> None:
    assert language_of(SENTENCES[language]) == language


@pytest.mark.parametrize("language", sorted(set(SENTENCES) - {"en"}))
def test_english_of_a_template_gives_way_to_the_words(language: str) -> None:
    assert language_of(f"{SENTENCES[language]} {SENTENCES[language]}", "en-US") == language


@pytest.mark.parametrize(
    ("said", "language"),
    [
        ("en-GB", "en"),
        ("fa-AF", "fa"),
        ("prs", "fa"),
        ("zh-Hant", "zh"),
        ("fr-CA", "fr"),
        ("ar-EG", "ar"),
        ("uk", "uk"),
    ],
)
def test_what_a_page_says_stands_where_the_words_agree(said: str, language: str) -> None:
    assert language_of(SENTENCES[language] * 2, said) == said


def test_few_words_do_not_overrule_their_page() -> None:
    assert language_of("Ministers meet.", "de") == "de"
    assert language_of("Le ministre est parti.", "en") == "en"


@pytest.mark.parametrize("text", ["", "12 – 34", "Kabul", "Ministers meet"])
def test_language_stays_blank_where_it_is_not_sure(text: str) -> None:
    assert language_of(text) == ""


@pytest.mark.parametrize(
    "sentence",
    [
        "Emmerson Mnangagwa received Filipe Nyusi and Hakainde Hichilema in Harare.",
        "Phạm Minh Chính hosted Sonexay Siphandone in Hà Nội.",
        "Nausėda and Rinkēvičs met Karis.",
        "Médecins Sans Frontières left Khartoum.",
        "Die Zeit said so.",
        "Marcos protested. Nicolás Maduro accused Iván Duque.",
        "The Front de libération nationale claims victory in Algiers.",
        "Corriere della Sera printed it.",
    ],
)
def test_foreign_names_make_no_english_sentence_foreign(sentence: str) -> None:
    assert language_of(sentence) in {"", "en"}
    assert language_of(sentence, "en-GB") == "en-GB"
