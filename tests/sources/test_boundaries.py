"""The sentences of one paragraph: what the library does well must stay, what it does not is mended.

In the tables a bar stands where one sentence ends and the next begins.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relations.sources.boundaries import sentence_starts


def cut(paragraph: str, language: str = "en") -> list[str]:
    starts = sentence_starts(paragraph, language)
    ends = [*starts[1:], len(paragraph)]
    return [paragraph[start:end].strip() for start, end in zip(starts, ends, strict=False)]


def barred(table_row: str) -> tuple[str, list[str]]:
    return table_row.replace("|", ""), [part.strip() for part in table_row.split("|")]


@pytest.mark.parametrize(
    "row",
    [
        # honorifics and ranks
        "Lt. Gen. Asim Munir met Maj. Gen. Ahmad. |He left.",
        "Brig. Khan and Col. Sher spoke. |Sen. Graham and Rep. Omar agreed. |Gov. Walz left.",
        "Mr. Sharif met Dr. Khan. |Mrs. Smith left.",
        "He met Amb. Haqqani. |Atty. Gen. Garland left.",
        "Lt.-Gen. Dar and Brig.-Gen. Ali fled. |Wg. Cdr. Abhinandan did not.",
        "Mohd. Akram and Ch. Nisar came. |Jus. Isa did not.",
        # initials
        "A. Q. Khan died. |George W. Bush spoke.",
        "George W. Bush spoke. |J.D. Vance met J. D. Vance.",
        "It was plan B. |Then he left.",
        # states and organisations
        "The U.S. Embassy closed. |He left the U.S. |He went home.",
        "U.K. Prime Minister Starmer spoke. |The U.N. Security Council met.",
        "The U.S.-led war ended. |The U.S.'s role did not.",
        # times, days and numbers
        "He came at 5 p.m. on Friday. |He came at 5 p.m. |The talks began.",
        "He came at 5 p.m. Friday. |At 9 a.m. Pakistan time it began.",
        "See No. 3 on the list. |It cost Rs. 500 crore. |On Jan. 5 it rained.",
        "It grew 3.5 percent. |It cost 1,000.50 dollars. |It ended at 2.5. |Then it rose.",
        "The vote was 5 to 3. |400 people died. |In 2023 80,000 came.",
        # other abbreviations
        "India vs. Pakistan is est. at 5 points. |It was approx. 50 km away.",
        "Boeing Inc. said so. |Ford Motor Co. Chairman Ford did. |He left Apple Inc. |She stayed.",
        "Govt. officials left. |The Dept. of State stayed.",
        # ellipses
        "He waited... and left. |He waited… and left.",
        "He waited... |Then he left. |He waited… |Then she left. |He waited…. |Then they left.",
        "He said … Khan was wrong. |He said . . . nothing.",
        "He said “wait…” |Then he left. |“I… We go.”",
        # quotation marks
        '“We will fight.” |He left. |"We will fight." |He left. |«We will fight.» |He left.',
        "He said “we will fight”. |He left.",
        "“He said ‘we go.’” |Then he left. |“He said ‘we go.’ ” |Then she left.",
        "He said: “It is over. We go home. Peace is here.” |Then he left.",
        "“We will fight,” he said. |“They will not.” |Then he left.",
        "“We will fight. |We will win.",
        # questions and shouts
        '“Why?” he asked. |"Why?" he asked. |“Stop!” she cried. |“Stop!” |They ran.',
        "“Why?” Khan asked. |“Why?” |He asked twice.",
        "The show Jeopardy! is good. |Is it over? |Yes! |He left.",
        "Is it over? |al-Qaeda denied it. |iPhone sales grew.",
        # brackets
        "He left (he was tired). |He was happy. |(He was tired.) |He was happy.",
        "The group (founded in 2007.) is banned. |(See above.) |(See below.) |Then it ended.",
        "He flew home (from the U.S.) Friday. |[He did not comment.] |She did.",
        # no white space
        'He said “we will fight.”|Then he left. |"He left."|"She came."',
        # marks that the library leaves behind
        "He left.) |Then he came.[1] |Then he went.* |Then he died.",
        # lists
        "1. The first item. |2. The second item.",
        "1) The first item. |2) The second item.",
        # addresses
        "Visit www.dawn.com. |Then write to a.b@c.com.",
    ],
)
def test_english_news_prose_is_cut_at_the_bars(row: str) -> None:
    paragraph, expected = barred(row)
    assert cut(paragraph) == expected


@pytest.mark.parametrize(
    ("language", "row"),
    [
        ("ur", "یہ پہلا جملہ ہے۔ |یہ دوسرا ہے۔ |کیا یہ تیسرا ہے؟ |ہاں۔"),
        ("fa", "او رفت. |آیا او آمد؟ |بله."),
        ("hi", "यह पहला है। |यह दूसरा है।"),
        ("zh", "中文句子。|第二句。"),
        ("fr", "« Nous partons. » |Il est parti."),
        ("en-GB", "He met Amb. Haqqani. |He left."),
        ("EN", "He met Amb. Haqqani. |He left."),
        ("zz-unknown", "One came. |Another left."),
    ],
)
def test_other_languages_and_tags_are_cut_at_the_bars(language: str, row: str) -> None:
    paragraph, expected = barred(row)
    assert cut(paragraph, language) == expected


@pytest.mark.parametrize(
    "row",
    [
        # titles
        "Gen. Lund was promoted to Maj. Gen.| He lives in Ft. Worth.",
        "He met Ms. Okoro on Friday.| She left.",
        "The note was sent to Ms. Lem, an aide to Mrs. Tarr.| Both kept silent.",
        "He met Smt. Devi and Shri. Rao in Arda.| Both left.",
        "The guest was Ald. Lem of Belo.| He left.",
        "The court heard Adv. Rahimi and Ar. Shah.| Neither spoke again.",
        "She thanked Fr. Moreno and Br. Anselm for shelter.| They smiled.",
        "Mx. Linden and Mme. Roche signed first.| Mlle. Petit did not.",
        "The envoy greeted Hon. Justice Aslam and Pres. Tokaev.| Both bowed.",
        "Sgt. Maj. Ortiz and Cpl. Haas were hurt.| Pvt. Lund was not.",
        "Km. Asha met Thiru. Velu and Dato. Rahman.| All agreed.",
        "Cllr. Jane Moss and Ven. Tenzin marched.| Police watched.",
        "Only Ms. Tran and Mx. Ode voted no.| The bill passed.",
        "He praised Shri. Bose, Smt. Nair and Thiru. Mani.| Nobody clapped.",
        "Cllr. Osei and Ald. Brandt resigned.| Their seats are empty.",
        "Adv. Priya Nath spoke for Engr. Musa.| The judge listened.",
        "The order came from Pvt. Cole and Capt. Ruiz.| It was illegal.",
        "The bishop, Msgr. Vela, wept with Fr. Cruz.| The bells rang.",
        "She wrote to Mr. He and Ms. An.| Both replied.",
        # units and companies
        "The 3rd Bn. of the 7th Rgt. moved north.| The rest stayed.",
        "The 2nd Bde. and the 44th Regt. held the pass.| Others fled.",
        "Coy. B of the 5th Div. crossed at dawn.| It met no fire.",
        "The deal went to Noor Bros. Traders.| Nobody else bid.",
        "Sino Cons. Ltd. of Xian built the dam.| It leaks.",
        "Karim & Sons Pvt. Ltd. shipped the grain.| Two ships sank.",
        "Arda Mfg. Co. employs 400 people.| Half are women.",
        "Its rival, Belo Intl. Holdings, lost.| It will appeal.",
        "The ship belongs to Orca S.A. of Panama.| It sank.",
        "He runs Delta Corp.| Nobody else would.",
        "They bought steel from Lem Inc.| They paid in gold.",
        "Men of the 9th Rgt. and the 2nd Bn. met.| They ate.",
        "The 101st Div. was late.| The 4th Bde. was not.",
        "Tovar Mfg. Inc. and Lund Ltd. merged.| The price was secret.",
        "A clerk of Asan Corp.| He denied it.",
        "The yard belongs to Hansa Bros.| Nobody works there.",
        # an initial at the end
        "The letter was signed by Mahmoud R.| Nobody knew him.",
        "Only one name was given: Farida K.| The rest is sealed.",
        "The witness, Tomas B.| He fled in May.",
        "The suspect is Yusuf A.| Police found a knife.",
        "Prosecutors charged Ivan P.| A trial begins in June.",
        "The novelist is Amitav K. Ghosh.| He lives in Goa.",
        "They quoted Lina M.| She is nine.",
        "The court freed Selma D.| She left by a side door.",
        "Her name was given as Noor B.| Many knew her.",
        "They charged Viktor S.| In June he fled.",
        "Police named him as Emeka O.| His age is unknown.",
        "He voted for Harry S. Truman.| Others did too.",
        "The actress Mia K. Farrow came.| They cheered.",
        # "etc." at the end
        "They sell fruit, nuts, etc.| Nobody buys.",
        "Rice, oil, salt, etc.| Prices doubled.",
        "Roads, bridges, etc. were hit.| Trains run.",
        "The aid (tents, food, etc.) came late.| Many left.",
        "They banned films, music, etc.| In May they banned chess.",
        "Guns, mines, etc.| The army found all of it.",
        "Flour, tea, salt, etc.| None of it came.",
        "The list (guns, maps, etc.) was short.| It was lost.",
        "Tents, stoves, etc. went first.| Doctors followed.",
        "He taught law, logic, etc.| Students loved him.",
        "“Guns, mines, etc.”| The army would not say more.",
        # notes in brackets
        "Yan et al. [2004] studied the sea.| They found much.",
        "Lopez and Marsh [1987] disagree.| Others do not.",
        "As Ito et al. (2011) write, the fault is old.| It moved twice.",
        "The claim is false [3].| It was withdrawn.",
        "Smith et al. [12] and Orr et al. [13] differ.| So do we.",
        "The treaty [of 1893] drew the line.| Nobody obeyed.",
        "Cf. [Khan 2004] on the border.| It is long.",
        "Ahn and Lee [1999] measured it.| They were wrong.",
        "Per Oto et al. [7] the ice melts.| It refreezes.",
        "The dam holds [citation needed].| It is old.",
        "Vane et al. [2019] found lead.| Nobody acted.",
        "The border [see map] is long.| It is open.",
        # an ellipsis without a space
        "The talks failed…|The army moved.",
        "They waited…|Nobody came.",
        "We asked why...|The answer never came.",
        "He paused…|Then he spoke.",
        "The road is long…|She wept.",
        "He knew…but he stayed.| She did not.",
        "“I know…They lie,” he said.",
        "The lamp went out…|Someone screamed.",
        "They signed…and left.| No one cheered.",
        "We waited…|In the end nobody came.",
        "The vote was close…|A recount began.",
        "Silence…|Then the shells fell.",
        # marks that do not match
        "They say ‘Serbia will drop them”.| No more was said.| Cars with ‘RKS’ stood.| It goes on.",
        "She called it “a crime’.| Nobody answered.| The ‘old’ law stands.",
        'The note said "we will return’.| It was unsigned.| Police kept it.',
        'They want ‘peace now".| Few agree.| The rest is ‘noise’.',
        "“The war is over.| The border is open.| Trade will resume.",
        "He said “the road is closed.| Soldiers stood by.| No car passed.",
        "The paper wrote of «a victory”.| Voters laughed.| It lost readers.",
        "He named it ‘a plot”.| The court laughed.| His ‘proof’ was thin.",
        "They wrote «never again”.| The wall stood.| It was «ours».",
        "She said “enough’.| He left.| “Fine” was all he said.",
        'It is "a joke’.| Nobody laughed.| The "joke" cost lives.',
        "The ministers’ plan is ‘dead”.| Nobody mourns it.| The kings’ plan lives.",
        # lists in one line
        "1.) The post is closed.| 2.) The road is open.",
        "• The road is open.| • The bridge is closed.| • Trains run.",
        "- Two died.| - Five were hurt.",
        "a.) The first rule.| b.) The second rule.",
        "(1) No arms may pass.| (2) All flags come down.",
        "1. The army leaves. |2. The police stay. |3. Elections follow.",
        "I. The army leaves. |II. The police stay. |III. Voters decide.",
        "▪ Tariffs fell.| ▪ Trade rose.",
        "The points are: 1.) no arms; 2.) no flags.| All agreed.",
        "a.) Flags come down.| b.) Guns are stacked.| c.) Men go home.",
        "12.) The toll is paid.| 13.) The gate opens.",
        "• No arms.| • No flags.",
        "(a) The north is ours.| (b) The south is theirs.",
        "They want two things: a.) bread; b.) peace.| They got neither.",
        "● Trains stopped.| ● Buses ran.",
        # who is quoted, after a dash
        "“War is the mother of want.” — Idris Vane, The Long Road",
        "“No one asked us.” – Lila Orr, farmer",
        "“We were never told.” —Minister Pavel Dun",
        '"Time heals." ~ Old Saying',
        "“Peace costs less.” —A. Khan, 1998",
        "“The sea gives and the sea takes.” — Marta Oyelaran, fisher",
        '"Never again." – Tomas Beck',
        "“We have no choice.” —Gen. Ode Lund",
        "“Words kill.” — L. M. Serra, Letters (1931)",
        "“They lied to us.” ― Ana Bel, teacher.| She left in May.",
        "“I want to go home. I never want to flee again.” – A woman of 20 from Orr village",
        "“They lied to us.”| — The room fell silent and nobody moved.",
        # a quotation of several sentences
        "“We came at night. We saw the lights. Then we ran,” Bo Tarr said.| He is a trader.",
        '"I love this work.| It is great."',
        "“The border is shut.| Nobody may cross.”| The police agreed.",
        "“We had no water. We had no bread,” said Amina Lem.| She wept.",
        "Khan spoke first.| “We are tired.| We want peace.| We will sign.”",
        "She said: “We are poor. We are not thieves.”| Nobody spoke.",
        "“They came back.| They burned the house.”| Nobody helped, he said.",
        "“Is this peace?| It is not.”| Orr shook her head.",
        "“We tried,” he said.| “We failed.| We will try again.”",
        '"It was dark. I saw nothing," the driver told reporters.| "Then I ran.| I fell."',
        "“The bread is gone.| The wells are dry.”| The mayor looked away.",
        "“You lie,” she said.| “You always lie.| Go home.”",
        '"Nobody came.| We buried them alone."',
        "He wrote: “I am ill. Send help.”| Help never came.",
        "“We heard shots. We hid. At dawn we left,” said Oda Bern, a nurse.",
        "‘It is late.| Go to bed.’",
        "“Who fired?| Who gave the order?| We may never know.”",
        "“The U.S. is here.| Mr. Lem is not.”",
        "Something she said struck me.| “It is not about us.| They did not ask for this war”.",
        "“They shot back,” said Ali, 30.| “They claim we are rebels.| What do they expect?”",
    ],
)
def test_harder_english_prose_is_cut_at_the_bars(row: str) -> None:
    paragraph, expected = barred(row)
    assert cut(paragraph) == expected


@pytest.mark.parametrize(
    ("language", "row"),
    [
        ("hi", "डॉ. सिंह ने कहा।| वे गए।"),
        ("ja", "首相は「反対だ。」と語った。"),
        ("ja", "彼は「行く。」「待て。」と叫んだ。"),
        ("ru", "И. В. Сталин умер в 1953 г.| Страна замерла."),
        ("ru", "Город был основан в 1147 г. Юрием Долгоруким.| Он вырос."),
        ("ru", "По данным на 2020 г. Россия вывезла 5 млн т.| Рост есть."),
        ("ru", "Это стоит 5 руб.| Дёшево."),
        ("ru", "Он сказал: «Мы уйдём. Мы вернёмся».| Все молчали."),
        ("ru", "Министр прибыл 14 апр. 2025 г. в Кабул.| Он уехал."),
        ("ru", "Встреча прошла в 2025 г.| Москва довольна."),
        ("en", '"I love this work.| It is great."'),
        ("hi", "श्री. वर्मा आए।| वे बोले।"),
        ("hi", "प्रो. मीरा ने लिखा।| किसी ने नहीं पढ़ा।"),
        ("hi", "कु. आशा और श्रीमती. देवी मिलीं।| दोनों चली गईं।"),
        ("hi", "बैठक 5 अग. 2024 को हुई।| कोई नहीं आया।"),
        ("hi", "ए. पी. जे. अब्दुल कलाम राष्ट्रपति थे।| वे वैज्ञानिक थे।"),
        ("hi", "कंपनी ने 5.2 करोड़ रु. दिए।| सबने लिए।"),
        ("hi", "उन्होंने कहा, “हम आएंगे।”| फिर वे चले गए।"),
        ("hi", "पं. नेहरू ने भाषण दिया।| सब चुप रहे।"),
        ("hi", "श्रीमती. गांधी और प्रो. दास मिले।| बात नहीं बनी।"),
        ("hi", "घटना 12 सितं. 2019 की है।| जांच जारी है।"),
        ("hi", "वह 5 कि.मी. चला।| फिर रुक गया।"),
        ("hi", "स्व. राम लाल किसान थे।| वे गरीब थे।"),
        ("hi", "कार्यालय को 20 रु. मिले।| बस।"),
        ("ru", "В янв. 1999 г. он ушёл.| Его забыли."),
        ("ru", "Он родился в 1950 г. в Москве.| Потом уехал."),
        ("ru", "Войска ушли в 1989 г.| Война продолжилась."),
        ("ru", "Он живёт на ул. Ленина в г. Казань.| Там тихо."),
        ("ru", "Погибли 5 тыс. человек.| Ещё 2 млн. бежали."),
        ("ru", "Продали хлеб, соль и т. д.| Никто не купил."),
        ("ru", "А. С. Пушкин написал стихи.| Их знают все."),
        ("ru", "Это было в XIX в. до реформ.| Потом стало иначе."),
        ("ru", "Проф. Иванов и акад. Сидоров спорили.| Никто не победил."),
        ("ru", "Цена — 20 руб. за штуку.| Дорого."),
        ("ru", "Договор подписан 3 мар. 1921 г. в Риге.| Его нарушили."),
        ("ru", "Завод закрыли в 2009 г.| Рабочие уехали."),
        ("ru", "В 1991 г. Москва признала их.| Прошло время."),
        ("ru", "Жили на ул. Гоголя, д. 7.| Дом сгорел."),
        ("ru", "Привезли муку, сахар и т. п.| Цены упали."),
        ("ru", "Умерли 3 тыс. детей.| Ещё 40 тыс. болели."),
        ("ru", "Ген. Лебедь ушёл.| Полк. Ким остался."),
        ("ru", "25 дек. 1991 г. Горбачёв ушёл.| Флаг спустили."),
        ("ja", "大臣は「行かない。」と述べた。|会議は終わった。"),
        ("ja", "「もう終わりだ。」|彼は去った。"),
        ("ja", "彼女は『知らない。』とだけ答えた。"),
        ("ja", "「なぜだ？」と記者が聞いた。|首相は黙った。"),
        ("ja", "両国は合意した。|貿易は再開する。"),
        ("ja", "政府は「遺憾だ。抗議する。」との談話を出した。"),
        ("ja", "住民は「怖い。」と話した。|警察は来なかった。"),
        ("ja", "「帰れ！」と群衆は叫んだ。"),
        ("ja", "記者は『本当か？』と聞き、彼は「違う。」と答えた。"),
        ("ja", "「行こう。」|兵士たちは歩き出した。"),
        ("ja", "「危ない。」との声が出た。|列車は止まった。"),
        ("zh", "“我们反对。”王毅说。|会议结束了。"),
        ("zh", "“谁来了？”他问。|没人回答。"),
        ("ar", "قال د. سالم إنه بخير.| ثم غادر."),
        ("fr", "« Nous partons », a dit M. Sall. |Le col. Tiani et Mme. Diallo sont restés."),
        ("fr", "L’art. 5 et l’al. 2 sont suspendus, etc. |La France proteste."),
        ("fr", "Ils ont franchi le col. |Ils sont arrivés."),
        ("fr", "Le président J.-B. Aristide a fui, av. J.-C. ou non. |L’O.N.U. proteste."),
        ("es", "El gral. Padrino y la Vpdta. Márquez vieron al cnel. Díaz, etc. |Luego salieron."),
        ("es", "Son 1.500 personas, aprox. 300 familias. |¡Auxilio!, gritan."),
        ("de", "Der 1. FC Arda und die 2. Mannschaft spielten. |Es regnete."),
        ("it", "L’on. Meloni ha visto il sen. Renzi. |Il dott. Draghi no."),
        (
            "de",
            "Im 19. Jahrhundert galt es, im 2. Weltkrieg nicht. |Es waren Panzer usw. |Das war es.",
        ),
        ("de", "Am Freitag, dem 13. |Es war der 14."),
        ("tr", "Toplantı 3. kez ertelendi, su vb. dağıtıldı. |M.Ö. 5. yüzyılda Av. Demir yoktu."),
        ("uk", "Зустріч відбулася 14 бер. 2024 р. у Києві. |Він бачив В. Зеленського."),
        ("uk", "Ціна — 5 млн грн. |Це багато."),
        ("ru", "— Кто там? — крикнул он. |Так назыв. «власти» молчат."),
        ("hi", "सं.रा. ने निंदा की। |“क्यों?” उन्होंने पूछा। |कोई जवाब नहीं मिला।"),
        ("ur", "ڈاکٹر ایس۔ ایم۔ قریشی کابل گئے۔ |’’کیوں؟‘‘ انہوں نے پوچھا۔ |وہ واپس آئے۔"),
        ("ur", "انہوں نے کہا: ’’ہم جائیں گے۔ ہم لڑیں گے۔‘‘ |پھر وہ چلے گئے۔"),
        ("fa", "نرخ ۲.۵ درصد است. |دولت آن را تأیید کرد."),
    ],
)
def test_abbreviations_and_quotations_of_other_languages(language: str, row: str) -> None:
    paragraph, expected = barred(row)
    assert cut(paragraph, language) == expected


def test_english_abbreviations_are_not_joined_in_another_language() -> None:
    paragraph = "It met Amb. Haqqani came."
    assert len(cut(paragraph, "en")) == 1
    assert len(cut(paragraph, "pl")) == 2


@pytest.mark.parametrize("paragraph", ["", " ", "***", "— — —", "…", "🎉", "\ud800", "?!"])
def test_a_paragraph_without_a_letter_or_digit_has_no_sentence(paragraph: str) -> None:
    assert sentence_starts(paragraph, "en") == []


NEWS_CHARACTERS = "aAéب1 .!?…۔,:“”‘’\"'«»()[]-—\n\u00a0\u200b🎉"


@given(st.text(alphabet=NEWS_CHARACTERS) | st.text())
def test_starts_are_ordered_and_begin_with_the_paragraph(paragraph: str) -> None:
    starts = sentence_starts(paragraph, "en")
    assert starts == sorted(set(starts))
    assert starts[:1] == ([0] if any(character.isalnum() for character in paragraph) else [])
    assert all(start < len(paragraph) for start in starts)
