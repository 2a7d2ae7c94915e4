"""What calls for an answer, and what has become of it."""

import pytest

from relations.record.answers import CALLING, DENYING, Answered, answered_by
from relations.record.models import Statement

BECAME = [
    ([], Answered.UNANSWERED),
    (["deny"], Answered.DENIED),
    (["reject"], Answered.DENIED),
    (["concern"], Answered.ANSWERED),
    (["accuse"], Answered.ANSWERED),
    (["agree", "urge"], Answered.ANSWERED),
    # One denial outweighs whatever else was answered, before or after it.
    (["agree", "deny"], Answered.DENIED),
    (["reject", "agree", "report"], Answered.DENIED),
]


@pytest.mark.parametrize(("acts", "became"), BECAME)
def test_one_denial_outweighs_all_other_answers(acts: list[str], became: Answered) -> None:
    assert answered_by(acts) == became


def test_no_act_both_calls_for_an_answer_and_denies() -> None:
    assert set(CALLING).isdisjoint(DENYING)
    assert {*CALLING, *DENYING} <= {*Statement.Act}
