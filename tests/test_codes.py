"""Public codes: opaque, unmistakable when read aloud, and many."""

import re

from relations import codes


def test_code_is_eight_characters_of_crockfords_base_32() -> None:
    assert codes.ALPHABET == "0123456789abcdefghjkmnpqrstvwxyz"
    for _number in range(200):
        assert re.fullmatch(r"[0-9a-hjkmnp-tv-z]{8}", codes.new_code())


def test_pattern_matches_every_code_and_no_misread_one() -> None:
    assert all(re.fullmatch(codes.PATTERN, codes.new_code()) for _number in range(200))
    for wrong in ("", "0123abc", "0123abcde", "0123ABCD", "0123abci", "0123abco", "0123abc\n"):
        assert not re.fullmatch(codes.PATTERN, wrong)


def test_copied_code_is_read_as_it_was_meant() -> None:
    assert codes.as_meant("OoIiLlAz") == "001111az"
    for code in (codes.new_code() for _number in range(200)):
        assert codes.as_meant(code) == codes.as_meant(code.upper()) == code


def test_codes_do_not_repeat_and_use_every_character() -> None:
    made = {codes.new_code() for _number in range(2000)}
    assert len(made) == 2000
    assert set("".join(made)) == set(codes.ALPHABET)
