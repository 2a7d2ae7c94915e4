"""Given names and nouns that show whether "he" or "she" may mean somebody.

Names that both bear ("Kim", "Taylor") are left out: they show nothing.
"""

from relations.extraction.tokens import listed

_HE = listed("""
    james john robert michael william david richard joseph thomas charles christopher daniel matthew
    anthony mark donald steven paul andrew joshua kenneth kevin brian george edward ronald timothy
    jason jeffrey ryan jacob gary nicholas eric jonathan stephen larry justin scott brandon benjamin
    samuel gregory frank alexander raymond patrick jack dennis jerry tyler aaron jose adam henry
    nathan douglas zachary peter kyle walter ethan jeremy harold keith christian roger noah gerald
    carl arthur lawrence albert jesse willie bruce joe billy bryan ralph gabriel roy juan eugene
    wayne louis logan russell bobby johnny philip bill bob jim tom mike dave steve rick ted ned
    dan ben sam tim ken ron don greg jeff matt tony andy chuck fred newt mitch marco rand bernie
    barack mitt rudy lindsey lamar trent orrin grover elijah ahmed mohammed muhammad mohammad ali
    hassan hussein hakan ivan sergei dmitri dmitry vladimir viktor victor boris nikolai pavel petr
    otto hans jean pierre jacques emmanuel francois antonio carlos luis miguel enrique pedro javier
    jorge diego rafael fernando xi narendra shinzo ehud yitzhak avi amin omar khalid
    abdullah tariq igor oleg andrei mikhail yuri josh todd corey reince brad chad doug ernest
    vernon stanley leonard howard martin theodore franklin leon lloyd glenn alan allen neil earl
    clarence alfred ernesto ivo hank gus max felix oscar hugo leo simon rasim mohsen trevor ricardo
    mr sir lord king prince sultan emir sheikh father brother monsignor spokesman congressman
    businessman chairman policeman fisherman statesman councilman alderman husband son uncle nephew
    grandfather man boy gentleman widower priest monk salesman anchorman""")
_SHE = listed("""
    mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty
    sandra margaret ashley kimberly emily donna michelle carol amanda melissa deborah stephanie
    dorothy rebecca laura helen sharon cynthia kathleen amy angela shirley anna brenda pamela emma
    nicole samantha katherine christine debra rachel carolyn janet maria catherine heather diane
    olivia julie joyce victoria ruth virginia lauren kelly-ann christina joan evelyn judith andrea
    hannah megan cheryl jacqueline martha madison teresa gloria sara janice ann anne kathryn abigail
    sophia frances jean-marie alice judy isabella julia grace denise amber doris marilyn danielle
    beverly theresa diana natalie brittany charlotte marie kayla alexis lori hillary chelsea ivanka
    melania huma kellyanne elise nikki condoleezza madeleine marine claudia dilma
    cristina michele carly sonia elena sally wendy vera lena pia eva ana irina olga svetlana
    tatiana natalia maryam fatima aisha leila yolanda rosa carmen lucia isabel ingrid astrid penny
    jacinda mette kaja ursula christiane tammy harriet rita edith ellen eleanor clara erin
    mrs ms miss dame lady queen princess madam sister nun spokeswoman congresswoman businesswoman
    chairwoman councilwoman policewoman saleswoman wife daughter mother aunt niece grandmother woman
    girl widow actress waitress stewardess hostess""")


def gender_of(words: str) -> str:
    """ "he" or "she" if one of these words shows it and none the other; else empty."""
    keys = [word.strip(".,’'").lower() for word in words.split()]
    shown = {"he" for key in keys if key in _HE} | {"she" for key in keys if key in _SHE}
    return shown.pop() if len(shown) == 1 else ""
