"""Deeds that whoever tells of them blames on somebody."""

from relations.extraction.tokens import listed

# If a verb of telling says one of these of another country, it accuses.
BLAME = listed("""
    violated violating attacked attacking shelled shelling fired firing killed killing backed
    backing supported supports supporting harbours harbors harboured harbored harbouring shelters
    sheltered sheltering arming armed arms sponsors sponsored sponsoring breached breaching laid
    invaded invading provoked provoking occupied occupying interfered interfering sabotaged hacked
    hacking spied spying smuggled smuggling financed financing funding funded behind responsible
    guilty broke broken abducted jammed trained training bombed bombing targeted targeting
    encroached annexed annexing destabilising destabilizing undermining provides providing provided
    threatening exporting orchestrated orchestrating plotting committed
    committing blocked blocking stealing stole abusing lying provoke ignored ignoring rigging
    rigged strayed opened rammed harassed intruded trespassed kidnapped looted massacred""")
