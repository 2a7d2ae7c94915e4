"""`python -m tests.articles`: prints how well proposals meet the answers.

The rows are those of the table in `relations/extraction/README.md`, the lines those of `PRECISIONS`
in `relations/extraction/sureness.py`; tests compare both with what is printed here.
"""

from tests.articles import BATCHES
from tests.articles.measuring import MEASURES, scores
from tests.articles.patterns import precisions

measured = [scores(batch) for batch in BATCHES]
for name in MEASURES:
    figures = [each for of in measured for each in (of[name].precise, of[name].recalled)]
    print(f"| {name} | {' | '.join(figures)} |")
for pattern, precision in precisions().items():
    print(f"    Pattern.{pattern.name}: PatternPrecision({precision.right}, {precision.found}),")
