"""Words in scripts and spellings of many kinds: found however they are written, and no others."""

import pytest

from relations.queries.matches import matching_editions
from relations.queries.selection import Selection
from tests.factories import make_published

pytestmark = pytest.mark.django_db


WRITTEN = [
    ("भारत ने वार्ता का निमंत्रण स्वीकार किया", ["वार्ता", "निमन्त्रण", "भारत निमंत्रण"], ["वर्ता", "निमत"]),
    ("पाकिस्तान के प्रधानमंत्री ने ज़मीन दी", ["जमीन", "ज़मीन", "प्रधानमन्त्री"], ["जमन", "मंत्री"]),
    ("उन्होंने हँसकर कहा", ["हंसकर", "हँसकर"], ["हसकर"]),
    ("गंगा और सिंधु का पानी", ["गङ्गा", "सिन्धु"], ["गगा"]),
    ("बाढ़ में १,२०,००० लोग", ["120000", "1,20,000", "१२००००"], ["20", "120"]),
    ("বাংলাদেশ ও ভারতের সীমান্ত", ["বাংলাদেশ", "সীমান্ত", "ভারতের সীমান্ত"], ["বাংলদেশ", "সমন্ত"]),
    ("২০২৫ সালে চুক্তি", ["2025", "২০২৫", "চুক্তি"], ["চক্ত"]),
    ("தமிழ்நாடு மீனவர்கள் கைது", ["மீனவர்கள்", "கைது", "தமிழ்நாடு"], ["மனவர்கள்", "கதை"]),
    ("ஒப்பந்தம் கையெழுத்தானது", ["ஒப்பந்தம்"], ["ஒப்பந்த"]),
    ("นายกรัฐมนตรีไทยพบผู้นำกัมพูชา", ["กัมพูชา", "ผู้นำ", "ไทย"], ["กมพูชา", "ผูนำ", "ชากัม"]),
    ("ในปี ๒๕๖๘ ชายแดน", ["2568", "๒๕๖๘", "ชายแดน"], ["256", "ชาดแยน"]),
    ("រដ្ឋមន្ត្រីការបរទេសកម្ពុជា", ["កម្ពុជា", "បរទេស"], ["កមពុជា", "ទេសបរ"]),
    ("សន្តិភាព​នៅ​ព្រំដែន", ["សន្តិភាព", "ព្រំដែន"], ["ភាពសន្តិ"]),
    ("中国外交部发言人毛宁表示", ["毛宁", "外交部", "发言人", "中国 毛宁"], ["宁毛", "外部"]),
    ("两国于2025年4月19日签署协议", ["协议", "2025年", "签署协议", "4月"], ["协签", "2024年"]),
    ("二〇二五年签署", ["二〇二五年"], ["二五年二"]),
    ("ﾀﾘﾊﾞﾝ政権は会談した", ["タリバン", "会談"], ["バンタリ"]),
    (
        "パキスタンとアフガニスタン",
        ["パキスタン", "アフガニスタン", "ｱﾌｶﾞﾆｽﾀﾝ"],
        ["アフカニスタン", "ハキスタン"],
    ),
    ("東京都で首脳会談が行われた", ["首脳会談", "東京"], ["談会", "都京"]),
    ("북한이 미사일을 발사했다", ["미사일", "북한", "발사"], ["사미일"]),
    ("대한민국 정부", ["대한민국", "정부"], ["민한"]),
    (
        "وزير الخارجية الإيراني عباس عراقچی",
        ["الايراني", "الإیراني", "الخارجيه", "عباس"],
        ["ایران", "الخارج"],
    ),
    ("أعلنت الحكومة أنّها مستعدّة", ["الحكومه", "انها", "مستعدة"], ["حكومه"]),
    ("لقاء ﷺ الوزراء", ["لقاء", "الوزراء"], ["لقا الوزير"]),
    ("قتل ١٬٢٠٠ شخص", ["1200", "1,200", "١٢٠٠"], ["200", "12"]),
    ("تهران می‌گوید مذاکرات ادامه دارد", ["میگوید", "می گوید", "مذاكرات"], ["مذاکره"]),
    ("کتابهای درسی و کتاب‌های تاریخی", ["کتابهای", "کتاب‌های"], ["کتب"]),
    ("۱۲٫۵ درصد", ["۱۲٫۵", "درصد", "12.5"], ["125"]),
    (
        "وزیراعظم نے ہندوستان کے ساتھ بات چیت کی",
        ["ہندوستان", "هندوستان", "وزیراعظم", "بات چیت"],
        ["ہندستان"],
    ),
    ("مذاكرات دوحۂ", ["دوحه", "دوحہ"], ["دوح"]),
    ("ראש הממשלה אמר שצה״ל יפעל", ['שצה"ל', "שצהל", "הממשלה"], ["משל"]),
    ("יְרוּשָׁלַיִם", ["ירושלים"], ["ירושלם"]),
    ('שגריר ארה"ב', ["ארה״ב", "שגריר"], ["שגר"]),
    ("Министр иностранных дел Ещё раз встретился", ["еще", "министр", "ЕЩЁ"], ["министры"]),
    ("Зеленський і Київ", ["київ", "Киів", "Зеленський"], ["киевляне"]),
    ("Президент Йемена", ["Йемена"], ["Емена"]),
    ("Η κυβέρνηση της Ελλάδας", ["κυβερνηση", "ΕΛΛΑΔΑΣ", "ΚΥΒΕΡΝΗΣΗ"], ["Ελλαδα"]),
    ("Ο πρωθυπουργός", ["ΠΡΩΘΥΠΟΥΡΓΟΣ", "πρωθυπουργος"], ["πρωθυπουργ"]),
    ("Dışişleri Bakanı Hakan Fidan", ["Disisleri", "DIŞİŞLERİ", "bakani", "dışişleri"], ["dis"]),
    ("IĞDIR ve İzmir", ["Iğdır", "igdir", "İZMİR", "izmir"], ["gdr"]),
    ("Außenminister in Gießen", ["Aussenminister", "GIESSEN", "Außenminister"], ["Ausenminister"]),
    ("Müller und Österreich", ["Muller", "Osterreich", "österreich"], ["ll"]),
    ("Łukasz Wałęsa w Łodzi", ["Lukasz Walesa", "Walesa", "lodzi"], ["ukasz"]),
    (
        "Thủ tướng Việt Nam Phạm Minh Chính",
        ["Viet Nam", "Thu tuong", "Pham Minh Chinh", "Việt Nam"],
        ["Viet Minh Nam Chinh x"],
    ),
    ("Đại sứ ở Đà Nẵng", ["Dai su", "Da Nang"], ["ai"]),
    (
        "About 12,345,678 euros and 3.5 million",
        ["12345678", "12 345 678", "12.345.678", "3.5"],
        ["12345", "35"],
    ),
    ("Some 1’234’567 francs", ["1234567", "1'234'567", "1,234,567"], ["234"]),
    ("Flight PS752 and UN Resolution 2593", ["PS752", "2593"], ["752", "PS 752"]),
    ("About 80\u202f000 or 90\u00a0000 fled", ["80000", "90,000", "80 000"], ["8000"]),
    ("between 10,000-12,000 people", ["10000", "12,000"], ["1000012000"]),
    ("U.N. and U.S.A. and N.A.T.O. leaders", ["UN", "USA", "NATO", "U.N.", "N.A.T.O."], ["UNA"]),
    ("The Ph.D. student at 5 p.m. on the no. 3 bus", ["PhD", "pm", "p.m."], ["ph"]),
    (
        "The size of the prize surprised the wise",
        ["size", "prize", "wise", "surprised"],
        ["sise", "price"],
    ),
    (
        "She apologised; they analysed the programme's colour",
        ["apologized", "analyzed", "program", "color"],
        ["programmer2"],
    ),
    (
        "They cancelled the labour talks in the harbour centre",
        ["canceled", "labor", "harbor center"],
        ["canal"],
    ),
    ("The tyre and the cheque of the storey", ["tyre", "cheque"], ["tire", "check", "story"]),
    ("A four-hour tour of the court", ["hour", "tour", "court", "four"], ["hor", "tor", "cort"]),
    (
        "co\u00adop\u00adera\u00adtion and ka\u200dbul and border\u2060line",
        ["cooperation", "kabul", "borderline"],
        ["coop"],
    ),
    ("The naïve café façade of Curaçao", ["naive cafe facade Curacao"], ["caf"]),
    ("ﬂood‑affected ﬃ", ["flood", "affected"], ["lood"]),
    ("The CO₂ and H²O levels", ["CO2", "H2O"], ["CO"]),
    ("Rs. 5,00,000 and $1.2bn and €3,50", ["500000", "5,00,000"], ["00"]),
]


@pytest.mark.parametrize(("summary", "found", "missed"), WRITTEN)
def test_words_of_every_script_are_found_and_no_others(
    summary: str, found: list[str], missed: list[str]
) -> None:
    make_published("Ministers meet", summary=summary, date="2024")
    assert [question for question in found if not is_found(question)] == []
    assert [question for question in missed if is_found(question)] == []


def is_found(question: str) -> bool:
    return matching_editions(Selection(q=question)).count > 0
