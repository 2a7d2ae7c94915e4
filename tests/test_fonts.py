"""The faces of public pages: our own, with their licences, and light."""

import re
from pathlib import Path

from django.conf import settings

STATIC = Path(settings.BASE_DIR) / "static"
FONTS = STATIC / "fonts"
SHEET = (STATIC / "site.css").read_text()
FACES = re.findall(r"@font-face \{ (.*?) \}", SHEET)
FIRST_VIEW = 40_000
"""The most bytes of fonts that a first view loads."""


def of(face: str, name: str) -> str:
    """A descriptor of a face, blank without it."""
    found = re.search(rf"{name}: ([^;]+);", face)
    return found[1] if found else ""


def files() -> dict[str, str]:
    """The faces that are loaded, by their files."""
    found = {re.search(r'url\("fonts/([^"]+)"\)', face): face for face in FACES}
    return {match[1]: face for match, face in found.items() if match}


def test_every_face_has_its_file_and_every_file_its_face() -> None:
    assert set(files()) == {each.name for each in FONTS.glob("*.woff2")}


def test_every_face_has_its_licence_beside_it_and_its_origin_told() -> None:
    licences = [each.name.removesuffix("-LICENSE.txt") for each in FONTS.glob("*-LICENSE.txt")]
    origin = (FONTS / "ORIGIN.txt").read_text()
    for name in files():
        [licence] = [each for each in licences if name.startswith(each)]
        assert "SIL OPEN FONT LICENSE" in (FONTS / f"{licence}-LICENSE.txt").read_text()
        assert licence in origin


def test_faces_are_loaded_only_where_a_page_has_their_letters_and_hide_no_text() -> None:
    for face in files().values():
        assert of(face, "unicode-range")
        assert of(face, "font-display") == "swap"


def test_what_every_page_loads_at_once_is_light() -> None:
    base = (Path(settings.BASE_DIR) / "templates/public/base.html").read_text()
    preloaded = re.findall(r'static\("fonts/([^"]+)"\)', base)
    assert [of(files()[name], "font-family") for name in preloaded] == ['"Dyad Serif"'] * 2
    assert sum((FONTS / name).stat().st_size for name in preloaded) <= FIRST_VIEW


def test_what_is_read_until_then_takes_as_much_room() -> None:
    serif = re.search(r"--serif: (.*);", SHEET)
    assert serif
    stand_ins = {of(face, "font-family"): face for face in FACES if 'local("' in face}
    assert set(stand_ins) == set(re.findall(r'"[^"]+"', serif[1])) - {'"Dyad Serif"'}
    for face in stand_ins.values():
        assert of(face, "size-adjust")
        assert of(face, "ascent-override")
        assert of(face, "descent-override")


def test_languages_of_other_scripts_have_a_face_with_their_letters() -> None:
    samples = {
        "ur": ("Dyad Nastaliq", "پاکستان نے کہا ٹھیک ہے"),
        "fa": ("Dyad Naskh", "افغانستان گفت که چنین نیست"),
        "prs": ("Dyad Naskh", "وزارت خارجهٔ افغانستان"),
        "ps": ("Dyad Naskh", "د افغانستان د بهرنیو چارو وزیر ښاغلی ډېر ځای څوک"),
        "ar": ("Dyad Naskh", "قالت الحكومة إنّ ذلك غير صحيح"),
        "hi": ("Dyad Devanagari", "भारत ने कहा कि यह सच नहीं है"),
    }
    for language, (family, words) in samples.items():
        [rule] = [line for line in SHEET.splitlines() if f":lang({language})" in line]
        assert f'font-family: "{family}"' in rule
        [face] = [each for each in files().values() if of(each, "font-family") == f'"{family}"']
        letters = {each for each in words if each != " "}
        assert letters <= letters_in(of(face, "unicode-range"))


def letters_in(ranges: str) -> set[str]:
    found: set[str] = set()
    for each in ranges.split(","):
        first, _dash, last = each.strip().removeprefix("U+").partition("-")
        found |= {chr(code) for code in range(int(first, 16), int(last or first, 16) + 1)}
    return found
