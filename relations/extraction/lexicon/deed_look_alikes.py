"""Phrases that look like a deed and tell of none: "the film bombed", "a heart attack".

They are written as triggers are (see ``kinds``): whole words, ``*`` at the end of a word for any
ending, alone for up to three words, and ``a/b`` for one of several words. A trigger that shares a
word with one of them does not count.
"""

_PHRASES = """
met * husband/wife/spouse/partner/fiance/girlfriend/boyfriend/girl/boy/friend/friends/lover
met * demand/target/targets/needs/criteria/requirements/deadline/fate/end/death/standards/challenge
met with * approval/resistance/opposition/success/failure/silence/applause/scepticism/skepticism
was/were/been/be met
met at * university/school/college/party/wedding
storm of protest met
talk*-show
flood of talent/complaints/letters/orders/imports/tears/money/calls/support/emails/applications
flooded with
flooded the market
flooded * market
flooded into
tsunami/avalanche/storm/explosion/hurricane/eruption of joy/anger/tears/complaints/debt/criticism
political earthquake
goal/scoring/title/trophy drought
film/play/show/movie/musical/comedy/album/sitcom/single bombed
bombed * box-office/broadway/cinemas/exam/test/interview
bomb squad/disposal/shelter/shelters/scare/threat/threats/maker/makers/experts/detector*
blast furnace*
full blast
blast from the past
blast-off
rocket/rockets carr*
rocket/rockets to * moon/mars/orbit/space/venus/station
rocket launch/scientist*/science/engine*/fuel/motor*/stage
rocketed to/past/by/from
space rocket*
shelled peas/nuts/egg/eggs/pistachios/lobster/beans/almonds/shrimp/prawns/walnuts
shelled out
brick*-and-mortar
bricks and mortar
pestle and mortar
mortar and pestle
heart/panic/asthma/shark attack*
on strike
general/rail/miners/teachers/wildcat/dock strike*
lightning strike*
strike action
strike price
strike against * treaty/deal/pact/law
invad* * pitch/privacy/field/court
invasion of privacy
home/pitch invasion*
tourists/fans/rabbits/locusts/ants/weeds/mosquitoes/visitors/shoppers invaded
occupied * seat/seats/room/rooms/chair/house/throne/rank/place/bench/bed
occupied with/himself/herself/themselves
captured on video/film/camera/tape/canvas
captured * title/medal/crown/attention/imagination/votes/gold/mood/hearts/seats/essence/market/prize
signed autograph*
signed for/up/off
signed * player/striker/midfielder/forward/defender/singer/goalkeeper/winger/autograph*/books/copies
signed a book
signed * check/cheque/petition/photograph/photographs
struck gold/up/out
struck a pose/balance/chord
marched into/to/on * final/semi-finals/semi-final/history/playoffs
team/side/club marched
demand for * copper/gas/oil/wheat/steel/housing/goods/energy/power/electricity/water/labour/labor
demand for * workers/tickets/gold/rice/grain/products/cars/chips/loans/credit/services/exports
demand grew/rose/fell/slump*/dropped/surged/soared
in demand
high/strong/weak/consumer/domestic demand
appeals court
court of appeal*
appealed against
appealed * ruling/sentence/conviction/verdict/decision
return* from * work/holiday/vacation/leave/lunch/injury/school/retirement/honeymoon/hospital/church
withdr* from * race/market/markets/contest/election/campaign/deal/treaty/pact/accord/university
withdr* from * tournament/competition/match/school/account/accounts/bank/public/business/sale/bid
bank/company/firm/player/candidate/she/he/singer/team/airline withdrew
"""
PHRASES = tuple(_PHRASES.strip().splitlines())
