"""The grammar of dates in English news: what their words mean, relative to a day of publication.

``relative`` is the entry point. From the bottom: ``tokens`` and ``rules`` know nothing of dates;
``periods``, ``units`` and ``cycles`` calculate; ``meanings`` are dates that wait for the day to
count from; ``year_phrases``, ``parts_of_years``, ``days`` and ``offsets`` read phrases;
``phrases`` adds "since" and the like, and lists what only looks like a date; ``tense`` tells past
from future.
"""
