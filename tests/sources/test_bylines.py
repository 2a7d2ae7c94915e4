"""The names in a byline: whole, and without the date, place, role or outlet beside them."""

import pytest

from relations.sources.bylines import names_in_byline

BYLINES = [
    # "By" opens a byline, and is a part of many names.
    ("Ruby Tandem", "Ruby Tandem"),
    ("Toby Marn", "Toby Marn"),
    ("Colby Itzen and Shelby Grad", "Colby Itzen and Shelby Grad"),
    ("By Ruby Bobby Toby", "Ruby Bobby Toby"),
    ("BY DARBY LANE", "DARBY LANE"),
    ("by Abby Rugby", "Abby Rugby"),
    ("Written by Gatsby Orn", "Gatsby Orn"),
    ("Reported by: Kirby Holm", "Kirby Holm"),
    ("Story by Appleby Crane and Selby Dorn", "Appleby Crane and Selby Dorn"),
    ("Byron Bygrave", "Byron Bygrave"),
    ("Author: Libby Tarn", "Libby Tarn"),
    # Dates and hours.
    ("ARDA POST STAFF APRIL 14, 2025 10:43", "ARDA POST STAFF"),
    ("By Bo Marn April 14, 2025", "Bo Marn"),
    ("Bo Marn | 14 Apr 2025 10:05", "Bo Marn"),
    ("Bo Marn Published 14 April 2025", "Bo Marn"),
    ("By Bo Marn, Updated: Apr 14, 2025 10:43 IST", "Bo Marn"),
    ("Bo Marn • 14/04/2025 • 3 min read", "Bo Marn"),
    ("Bo Marn - Monday, April 14, 2025", "Bo Marn"),
    ("Bo Marn 2025-04-14T10:43:00Z", "Bo Marn"),
    ("April 14, 2025 By Bo Marn", "Bo Marn"),
    ("Bo Marn Mon 14 Apr 2025 10.05 BST", "Bo Marn"),
    ("Bo Marn 2 hours ago", "Bo Marn"),
    # Places.
    ("Bo Marn in Kabul", "Bo Marn"),
    ("By Bo Marn in Kabul and Jo Tarn in Islamabad", "Bo Marn and Jo Tarn"),
    ("Bo Marn, Kabul", "Bo Marn"),
    ("By Bo Marn | Islamabad", "Bo Marn"),
    # Roles.
    ("Bo Marn, Staff Writer", "Bo Marn"),
    ("BO MARN, AP National Security Writer", "BO MARN"),
    ("Bo Marn, Diplomatic Correspondent", "Bo Marn"),
    ("Bo Marn, Chief Political Editor", "Bo Marn"),
    ("Bo Marn Senior Reporter", "Bo Marn"),
    ("By Bo Marn, Foreign Affairs Columnist, and Jo Tarn", "Bo Marn and Jo Tarn"),
    ("Bo Marn, South Asia bureau chief", "Bo Marn"),
    # Outlets and agencies.
    ("Bo Marn, Reuters", "Bo Marn"),
    ("Bo Marn (AFP)", "Bo Marn"),
    ("Bo Marn / dpa", "Bo Marn"),
    ("Bo Marn, Associated Press", "Bo Marn"),
    ("Bo Marn, The Courier", "Bo Marn"),
    ("Bo Marn | Arda Post", "Bo Marn"),
    ("Bo Marn for Arda Post", "Bo Marn"),
    ("Bo Marn, BBC News", "Bo Marn"),
    ("Bo Marn, The Arda Times", "Bo Marn"),
    # What stands alone is the author, whoever that is.
    ("Reuters", "Reuters"),
    ("By The Associated Press", "The Associated Press"),
    ("Staff Reporter", "Staff Reporter"),
    ("Our Correspondent", "Our Correspondent"),
    ("Web Desk", "Web Desk"),
    ("Arda Post", "Arda Post"),
    ("By AFP and Reuters", "AFP and Reuters"),
    ("Office of the Spokesperson", "Office of the Spokesperson"),
    ("Ministry of Foreign Affairs", "Ministry of Foreign Affairs"),
    ("Xinhua writers Bo Marn, Jo Tarn", "Bo Marn, Jo Tarn"),
    # Names are never cut.
    ("Karimi, Amina, Wali, Omar", "Karimi, Amina, Wali, Omar"),
    ("Amina Karimi, Omar Wali", "Amina Karimi, Omar Wali"),
    ("Amina Karimi, Omar Wali and Bo Marn", "Amina Karimi, Omar Wali and Bo Marn"),
    ("May Reporter", "May Reporter"),
    ("Martin Luther King, Jr.", "Martin Luther King, Jr."),
    ("April Writer-Smith", "April Writer-Smith"),
    ("June May", "June May"),
    ("Mary-Ann O’Brien", "Mary-Ann O’Brien"),
    ("Efe Aydın", "Efe Aydın"),
    ("India Post-Hale", "India Post-Hale"),
    ("Wafa Mehr", "Wafa Mehr"),
    ("J. R. Ines", "J. R. Ines"),
    ("آمنه کریمی", "آمنه کریمی"),
    ("Jan van der Berg", "Jan van der Berg"),
    ("Paris Holm", "Paris Holm"),
    ("A. Editor", "A. Editor"),
    # Nothing is left.
    ("April 14, 2025", ""),
    ("By", ""),
    ("", ""),
]


@pytest.mark.parametrize(("printed", "names"), BYLINES)
def test_names_in_a_byline(printed: str, names: str) -> None:
    assert names_in_byline(printed, "Arda Post") == names
