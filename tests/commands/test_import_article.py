"""`manage.py import_article`: store an article and its sentences."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from relations.sources.models import Source

pytestmark = pytest.mark.django_db

TEXT = "Kabul/Islamabad: The talks began on Saturday. Trade was discussed.\n"


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def import_article(path: Path, **options: str) -> str:
    """Run the command with what it requires and return what it prints."""
    options = {
        "title": "Talks in Kabul",
        "publisher": "The Courier",
        "published": "2025-04-20",
        **options,
    }
    out = StringIO()
    call_command("import_article", path, **options, stdout=out)
    return out.getvalue()


def test_code_and_numbered_sentences_are_printed(article: Path) -> None:
    printed = import_article(article)
    source = Source.objects.get()
    assert printed.splitlines() == [
        source.code,
        "1. The talks began on Saturday.",
        "2. Trade was discussed.",
    ]


def test_source_has_all_that_was_given(article: Path) -> None:
    given = {"url": "https://courier.example/1", "author": "A. Reporter", "language": "en-GB"}
    import_article(article, **given)
    source = Source.objects.get()
    assert (source.title, source.publisher) == ("Talks in Kabul", "The Courier")
    assert (source.published, source.text) == ("2025-04-20", TEXT.strip())
    assert {name: getattr(source, name) for name in given} == given


def test_imported_source_shows_cited_sentences_only_until_an_editor_decides(article: Path) -> None:
    import_article(article)
    assert Source.objects.get().shows == Source.Shows.CITED


@pytest.mark.parametrize("text", [TEXT, TEXT.replace("\n", "\r\n"), f"\ufeff{TEXT}"])
def test_same_text_is_refused_with_the_code_of_the_first(article: Path, text: str) -> None:
    code = import_article(article).split()[0]
    article.write_bytes(text.encode())
    with pytest.raises(CommandError, match=f"already stored, as source {code}: Talks in Kabul"):
        import_article(article, title="Another headline")
    assert Source.objects.count() == 1


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"published": "19 April 2025"}, "published: '19 April 2025' is not an EDTF date: "),
        ({"published": "2025-02-30"}, r"published: '2025-02-30' is not .* \(position 8\)"),
        ({"url": "courier"}, "url: Enter a valid URL"),
        ({"title": ""}, "title: This field cannot be blank"),
        ({"language": "English, British"}, "language: "),
    ],
)
def test_value_that_will_not_do_is_named(
    article: Path, options: dict[str, str], message: str
) -> None:
    with pytest.raises(CommandError, match=message):
        import_article(article, **options)
    assert not Source.objects.exists()


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"Caf\xe9 talks.", "article.txt: not UTF-8 at byte 3"),
        (TEXT.encode("utf-16"), "article.txt: not UTF-8 at byte 0"),
        (b"", "text: This field cannot be blank"),
        (b"Also Read | Another story", "text: There is no sentence in this text"),
        (b"The talks\0began.", "text: There is a null character in this text"),
    ],
)
def test_file_that_holds_no_article_is_refused(article: Path, content: bytes, message: str) -> None:
    article.write_bytes(content)
    with pytest.raises(CommandError, match=message):
        import_article(article)
    assert not Source.objects.exists()


def test_missing_file_and_folder_are_named(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"nothing\.txt: No such file or directory"):
        import_article(tmp_path / "nothing.txt")
    with pytest.raises(CommandError, match="Is a directory"):
        import_article(tmp_path)


def test_title_publisher_and_date_are_required(article: Path) -> None:
    with pytest.raises(CommandError, match="--title, --publisher, --published"):
        call_command("import_article", str(article))


def test_title_is_stored_on_one_line(article: Path) -> None:
    import_article(article, title="Talks\nin \u202eKabul\x1b", publisher="The\tCourier")
    source = Source.objects.get()
    assert (source.title, source.publisher) == ("Talks in Kabul", "The Courier")


def test_link_with_a_password_is_refused_in_words(article: Path) -> None:
    with pytest.raises(CommandError, match="Leave the user name and the password out of the link"):
        import_article(article, url="https://user:secret@courier.example/1")
    assert not Source.objects.exists()
