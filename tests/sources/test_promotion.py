"""Prompts and furniture of an outlet, and the sentences that only look like them."""

import pytest

from relations.sources.promotion import is_live_furniture, is_promotional

# More prompts than the pages of `article_pages.py` have, in other words.
PROMPTS = [
    "Did you enjoy this piece? Tell your friends about it.",
    "If you found this report useful, pass it on.",
    "Please consider making a donation to keep us going.",
    "Support independent media in the valley with a small gift.",
    "Become a member and read without advertisements.",
    "Already a subscriber? Log in.",
    "To continue reading, please sign in.",
    "This story is only for subscribers.",
    "Our journalism is funded by readers like you.",
    "Get breaking news in your inbox.",
    "The best of the week, delivered straight to your inbox.",
    "Share this report with your friends on WhatsApp!",
    "Got a news tip? Tell us in confidence.",
    "Contact the author at bo@courier.example.",
    "Send us your photos of the flood.",
    "Join the conversation below.",
    "Watch our full video coverage here.",
    "Recommended reading: The bridge at Marn",
    "In case you missed it: The bridge at Marn",
    "Thanks for reading the Courier.",
    "Liked this article? Pass it on.",
    "Was this story useful? Share it on Facebook.",
    "Your support keeps our newsroom independent. Give now.",
    "Join our mailing list for a daily digest of the news.",
    "Keep up with the latest: sign up for alerts.",
    "Subscribe for just 1 euro a week.",
    "Already registered? Sign in here.",
    "Our reporting relies on readers. Chip in today.",
    "You’ve read your last free article.",
    "Follow Arda Post on Instagram for pictures.",
    "READ ALSO: Bridge reopens after repairs",
    "Read the full story here.",
    "Also in the news: Bridge reopens",
    "Related article: Bridge reopens",
    "Stay informed with our evening briefing.",
    "Want more news like this? Try our app.",
    "Click to share on X (Opens in new window)",
    "Like us on Facebook.",
    "Watch the video below.",
]
PROSE = [
    "Like this story, the one before it ended with a shut border.",
    "Support for the minister has fallen since the shelling.",
    "Support our soldiers, the president told the crowd in the capital.",
    "Donate blood, the hospital in Arda asked the people of the valley.",
    "Become a refugee and you lose your fields, the farmer said.",
    "Help us, the trapped miners wrote on a sheet of paper.",
    "Share the water fairly, the judges told the two states.",
    "Sharing the river has been disputed since 1960.",
    "Get the army out of the valley, the protesters shouted.",
    "Thank you for your service, the general said to the guards.",
    "Have the guards been paid? Nobody at the ministry would say.",
    "Follow the money, an auditor advised the committee.",
    "Register of voters in hand, the clerk went from door to door.",
    "Please leave, the soldiers told the villagers.",
    "Join us or leave, the commander told the herders.",
    "You can support a truce and still want justice, she said.",
    "This report is based on the diaries of two officers.",
    "More on the bridge was said on Sunday, when the engineers met.",
    "Contact with the convoy was lost at noon.",
    "Write the names down, the teacher told them.",
    "The letter was sent to the ministry by hand.",
    "Listen to the people, the bishop asked the government.",
    "Watch the border, he told his men.",
    "Related tribes live on both banks of the river.",
    "Live fire was heard near the customs house.",
    "This page of history is closed, the president said.",
    "We are closing the border, the minister said.",
    "Two hours ago the bridge still stood, a herder said.",
    "After the advertisement of the tender, four firms applied.",
    "Pinned down by fire, the patrol waited for the night.",
    "Our reporting shows that the army fired first.",
    "You could read this report as a warning to both states.",
    "Journalists were barred from the valley. Give them access, a union asked.",
    "We asked our readers in the valley what they had lost.",
    "Save for a few guards, nobody was at the gate when our reporters came.",
    "Following the shelling, journalists from both states left.",
    "See what we have lost, a farmer told our reporter.",
    "Subscribers to the grid in the valley had no power.",
    "Alerts went off in the town before the shells fell.",
    "The sirens are the only alerts that you hear in the valley.",
    "Go to the border, he told his men.",
]


@pytest.mark.parametrize("line", PROMPTS)
def test_prompt_is_recognised(line: str) -> None:
    assert is_promotional(line)


@pytest.mark.parametrize("line", PROSE)
def test_prose_that_begins_like_a_prompt_is_kept(line: str) -> None:
    assert not is_promotional(line)
    assert not is_live_furniture(line)
