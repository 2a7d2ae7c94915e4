"""An editor's hand: what it clicks and types is counted, as the work that the desk asks for."""

from dataclasses import dataclass, field

from playwright.sync_api import Locator, Page


@dataclass
class Hand:
    """Works a page. What is pasted, and the Tab key from one field to the next, is no typing."""

    page: Page = field(init=False)
    clicks: int = 0
    characters: int = 0

    def click(self, what: Locator) -> None:
        self.clicks += 1
        what.click()

    def type(self, field: Locator, words: str) -> None:
        """Type into a field that was reached with the Tab key, in place of what stands there."""
        self.characters += len(words)
        field.fill(words)

    def paste(self, field: Locator, words: str) -> None:
        field.fill(words)
