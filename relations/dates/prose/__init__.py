"""The grammar of dates in English news prose: what their words mean, and from which day.

``relations.dates.relative`` is the door. From the bottom: ``tokens`` and ``rules`` know no dates;
``periods``, ``units`` and ``cycles`` reckon, ``meanings`` wait for the day to reckon from;
``years``, ``parts``, ``days`` and ``nearness`` read phrases, ``phrases`` puts "since" and the
like before them and holds what only looks like a date; ``looking`` tells past from future.
"""
