"""The grammar of dates in English news prose: what their words mean, and from which day.

``relative`` is the entry point. From the bottom: ``tokens`` and ``rules`` know no dates;
``periods``, ``units`` and ``cycles`` calculate; ``meanings`` wait for the day to count from;
``year_phrases``, ``parts_of_years``, ``days`` and ``nearness`` read phrases; ``phrases`` puts
"since" and the like before them and lists what only looks like a date; ``tense`` tells past
from future.
"""
