"""Print how well the speakers of quotations are found."""

from tests.extraction.attributions import NAMES, attributions_in, by_pattern, tally

for name in NAMES:
    print(f"{name:12} {tally(attributions_in(name))}")
every = [each for name in NAMES for each in attributions_in(name)]
for pattern, (right, found) in sorted(by_pattern(every).items()):
    print(f"{right:4} of {found:4}  {pattern}")
