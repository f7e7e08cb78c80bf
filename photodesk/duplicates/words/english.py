"""English words that captions use: a word that is known is no misprint of another known word.

"march" is not a misspelt "match"; "mrach" is.
"""

from __future__ import annotations

IRREGULAR: dict[str, str] = {
    form: words.split()[0]
    for words in (
        "sit sat sitting", "stand stood", "speak spoke spoken", "hold held", "shake shook shaken", "run ran running",
        "wear wore worn", "make made making", "take took taken taking", "give gave given giving", "drive drove driven driving",
        "ride rode ridden riding", "fly flew flown flies", "throw threw thrown", "win won winning", "lose lost losing",
        "meet met", "eat ate eaten", "drink drank drunk", "sing sang sung", "swim swam swum swimming", "write wrote written writing",
        "read reading", "sell sold", "buy bought", "bring brought", "catch caught", "teach taught", "fight fought",
        "build built", "send sent", "spend spent", "feel felt", "sleep slept", "keep kept", "sweep swept",
        "see saw seen seeing", "come came coming", "become became", "begin began begun beginning", "go went gone goes",
        "fall fell fallen", "rise rose risen rising", "lie lay lain lying", "hang hung", "ring rang rung", "draw drew drawn",
        "grow grew grown", "know knew known", "show shown", "break broke broken", "choose chose chosen choosing",
        "hide hid hidden", "bear bore borne", "get got gotten getting", "say said", "pay paid", "tell told", "find found",
        "put putting", "cut cutting", "hit hitting", "leave leaves leaving", "shoot shot", "feed fed", "lead led",
        "light lit", "dig dug digging", "bend bent", "kneel knelt", "tie tying tied", "try tried tries trying", "cry cried cries",
        "carry carried carries", "use using used uses", "pose posing posed poses", "vie vying vied vies", "die dying died dies",
    )
    for form in words.split()
}  # fmt: skip


UNSTEMMED: frozenset[str] = frozenset(
    "this his was has is as us its gas bus news series species press cross class glass grass dress boss less always "
    "perhaps during evening morning building ceiling wedding king ring wing string spring thing something nothing anything "
    "red bed need speed seed feed indeed hundred sacred wicked naked united president's congress business address princess "
    "campus virus status focus bonus chorus census olympics politics sports athletics gymnastics economics physics "
    "across press progress process access success witness fitness illness wilderness mattress goddess".split()
)


KNOWN_ENGLISH: frozenset[str] = frozenset(
    """
about above abroad accept access accident according account accuse across act action activist activity
actor actress add address administration admiral adult advance affect after afternoon again against age
agency agent ago agree agreement aid aim air airport airline album alert alive all allegation alliance
allow ally almost along alongside already also although always ambassador ambulance american amid among
amount amusement ancient and angry animal anniversary announce annual another answer antique any
apartment appeal appear applaud application appoint appointment apply approach april area argue arm army
around arrange arrest arrival arrive art article artist ash ask aspect assemble assembly assistant
associate association athlete athletic attack attempt attend attention attorney attract auction audience
august aunt author authority auto autumn available avenue average avoid award away awkward baby back
background bad bag bake baker ball balloon ballot ban band bank banner bar barber bare bark barn
barricade base baseball basement basic basket basketball bat bath bathe battle battery bay beach beam
bear beard beat beautiful bed bee beef beer before begin behind bell belt bench bend beside best bet
better between beverage bicycle bid big bike bill bird birth birthday black blast blaze block blood
blossom blow blue board boat body bomb bomber bone book boom boost boot booth border born boss both
bottle bottom bow bowl box boxer boy branch brave bread break breakfast breath breed bride bridge brief
bright bring broad broadcast broke brother brown brush bucket budget build building bull bullet burial
burn bury bus bush business busy butter button buy cab cabin cabinet cable cake call camera camp
campaign campus can cancel cancer candidate candle cannon canoe cap capital captain car card care cargo
carp carpet carriage carry cart case cash cast castle cat catch cause cave ceiling celebrate celebration
cell cemetery center central century ceremony chain chair chairman champion championship chance change
chant chapel character charge charity chart chase chat cheap cheat check cheer cheese chef cherry chest
chestnut chicken chief child children chili chime chimney choice choir choose church cigarette circle
citizen city civic civil claim clash class clean clear clerk click cliff climate climb clinic clock
close cloth clothes clothing cloud club clue coach coal coast coat coffee coffin coin cold collapse
collar colleague collect collection college collide collision colonel color column combat come comedian
comfort command commander comment commission committee common community company compare compete
competition complain complete complex computer concern concert condition conduct conductor confer
conference confirm conflict congress connect consider construct construction contact contain contest
continue contract control convention conversation convoy cook cool cooperate copper copy core corn
corner corruption cost costume cottage cotton couch council count counter counterpart country county
couple courage course court cover cow cowboy crack craft crane crash crazy cream create crew cricket
crime crisis crop cross crowd crown cruise crush cry culture cup cure curl currency current curtain
curve custom customer cut cute cycle cyclist dad daily dam damage dance dancer danger dare dark data
date daughter dawn day dead deal dear death debate debris decade decide decision deck declare decorate
decrease deep deer defeat defend defense degree delay delegate delegation delicate deliver demand
democracy democratic demonstrate demonstration demonstrator denounce dentist deny depart department
departure deploy deputy desert design desk destroy detain detective develop development device devotee
die diet differ dig dine dinner diplomat direct director dirt dirty disabled disaster disc discuss
discussion disease dish display distance district disturb dive diver divide division dock doctor
document dog doll dolphin dome domestic donate donation donkey door double down downtown dozen draft
drag drama draw drawing dream dress drift drill drink drive driver drone drop drought drug drum dry duck
duel dump dust duty each eagle ear early earn earth earthquake ease east eastern easy eat economic
economy edge edit editor education effect effort egg eight elder elderly elect election electric
electricity elementary elephant eleven embassy embrace emerge emergency emotion emperor empire employ
employee empress empty encourage end enemy energy engine engineer enjoy enter entertain entertainer
entire entrance entry environment equal equipment era escape escort event evening every evidence exam
examine example exchange excited exercise exhibit exhibition exit expand expect expensive experience
expert explain explode exploration explosion export express extend extra extreme eye face facility fact
factory fail fair faith fall fallen false family famous fan far fare farewell farm farmer fashion fast
father fear feast feature february federal fee feed feel female fence ferry festival few fiber field
fierce fight fighter figure file fill film final finance find fine finger finish fire firefighter
fireman firework firm first fish fisher fisherman fist fit five fix flag flame flash flat flee fleet
flight float flock flood floor flour flower flu fly foam fog fold folk follow food foot football force
foreign foreigner forest fork form formal formation former fort forum forward foundation founder
fountain four frame free freedom freeze freight fresh friday friend friendly front frost frozen fruit
fuel full fun function funeral furniture future gain gallery game gap garage garbage garden gas gate
gather general generation gentle ghost giant gift ginseng girl give glad glass global glove goal goat
god gold golden golf good goods govern government governor grab grade graduate graduation grain grand
grandfather grandmother grape graph grass grave gravel gray great green greet grief grill ground group
grow growth guard guest guide guilty guitar gun guy gym hail hair half hall halt hammer hand handle
handout hang happen happy harbor hard harvest hat hate have hawk head headquarters health hear hearing
heart heat heavy helicopter helmet help hero herself hide high highway hike hiker hill himself hip hire
historic history hit hold holder hole holiday holy home honor hood hook hop hope horn horse hose
hospital host hostage hot hotel hour house household housing howitzer hug huge human hundred hunger
hungry hunt hunter hurricane hurt husband ice idea idol illegal illness image immigrant impact import
important impose improve inaugurate inauguration incident include increase independence independent
indoor industrial industry infant infection inform information injure injury inside inspect install
institute instruct instrument interest interior international interview into introduce invade invasion
invest investigate investigation investor invite iron island issue item ivory jacket jail january jar
jet jewel job jog join joint joke journalist journey joy judge juice july jump june jungle junior jury
justice keep kettle key kick kid kill killer kind king kiss kitchen kite knee kneel knife knock know
label labor laboratory lack lady lake lamb lamp land landing landmark landslide lane language lantern
large laser last late later latest laugh launch laundry law lawmaker lawn lawyer lay layer lead leader
leaf league lean leap learn leather leave lecture left leg legal legend legislator lend length lesson
letter level liberal liberty library license lid lie life lift light lighter lightning like limit line
liner link lion lip liquid list listen literature little live lively load loan lobby local location lock
long look lord lose loss lost lot loud lounge love lovely lover low lower lucky luggage lunch luxury
machine magazine magic mail main major make male mall man manage manager manner manual many map marathon
marble march mare margin marine mark market marriage marry mask mass master mat match mate material
matter mayor maze meal mean measure meat medal media medic medical medicine meet meeting member memorial
memory men mend menu merchant message metal method metro middle midnight might migrant mild mile
military milk mill mine miner mineral minister ministry minor minority minute mirror miss missile
mission mist mix mob mobile model modern mom monday money monitor monk monkey month monument mood moon
moral more morning mortar mosque most mother motion motor motorcycle mount mountain mourn mourner mouse
mouth move movement movie mud multiple murder muscle museum music musical musician must mystery nail
naked name narrow nation national native natural nature naval navy near neck need negotiate negotiation
neighbor nest net network never new news newspaper next night nine noble noise noon normal north
northern nose note notice november nuclear number nurse nut oak oath object observe obtain occasion
occupy occur ocean october odd offer office officer official often oil old olive olympic one onion
online only open opening opera operate operation opponent opportunity oppose opposition orange orchestra
order organ organization organize organizer orphan other our out outdoor outside oven over owner oxygen
pack package pact page paint painter painting pair palace pale palm pan panel panic paper parade
paradise parcel parent park parking parliament part participant participate participation partner party
pass passage passenger passport past pastor patch path patient patrol pattern pause pay peace peach peak
pearl peer pen penalty pencil people pepper perform performance performer period permit person personal
personnel petition phone photo photograph photographer piano pick picture pie piece pier pig pile pill
pilot pin pine pink pipe pistol pit pitch pitcher place plain plan plane planet plant plaque plastic
plate platform play player plaza plead please pledge plenty plot plow plug plum pocket podium poem poet
point poison pole police policeman policy polish political politician politics poll pollution pond pony
pool poor pop popular population port portrait pose position post poster pot potato pottery pound pour
poverty powder power practice praise pray prayer preach prefecture prepare presence present presidency
president presidential press pressure pretty preview price priest primary prime prince princess
principal print prior prison prisoner private prize probe problem procession produce product profit
program progress project promise promote proof property prosecution prosecutor protect protest protester
proud prove provide province provincial public publish pull pump pumpkin punch pupil puppet puppy
purchase pure purple purpose push quake qualify quality quarter queen question queue quick quiet quilt
quit race racer racket radar radiation radio rage raid rail railroad railway rain rainbow raise rally
range rank rare rat rate ray reach react reaction read reader ready real rear reason rebel rebuild
recall receive recent reception receptionist recipe record recover recycle red reduce referee refugee
refuse region register regret regular reign reject relate relation relative relax release relief
religious remain remark remember remote remove rent repair repeat replace reply report reporter
represent representative republic republican request rescue rescuer research reservoir resident resign
resistance resort resource respect respond response rest restaurant restore result retail retire return
reunion reveal review revolution reward rhythm rice rich ride rider rifle right ring riot ripe rise
rising risk rival river road roar roast rob robot rock rocket role roll roof room root rope rose rough
round route row royal rubber rubble rugby ruin rule ruler ruling rumor run runner running rural rush
rust sack sacred sad safe safety sail sailor saint salad sale salmon salt salute same sanction sand
satellite saturday sauce save saw scale scandal scar scare scarf scatter scene school science scientist
score scorer scream screen sculpture sea seafood seal search season seat second secret secretary section
sector secure security see seed seek seem select self sell senate senator send senior sense sentence
sentry separate september series serious servant serve service servicemen session set settle seven
severe sew shade shadow shake shame shape share shark sharp shave shed sheep sheet shelf shell shelter
shield shift shine ship shirt shock shoe shoot shop shopper shore short shot shoulder shout shovel show
shower shrine shut shuttle sick side siege sight sign signal silence silent silk silver similar simple
singer single sink sister sit site situation six size skate skater skating ski skier skill skin skirt
sky slave sled sleep sleeve slice slide slight slip slope slow small smart smash smell smile smoke
smooth snack snake snap snow snowfall soap soccer social society soft soil soldier sole solid solo some
son song soon sort soul sound soup source south southern souvenir space spare spark speak speaker
special spectator speech speed spell spend sphere spice spill spirit splash split sponsor sport spot
spouse spray spread spring sprint squad square squid stab stable stadium staff stage stain stair stall
stamp stand star stare start state statement station statue status stay steal steam steel steep steer
stem step stick still stock stone stop storage store storm story stove straight strain strange stranger
strategic straw stream street strength stress stretch stretcher strike string strip stroll strong
structure struggle student studio study style subject submarine suburb subway succeed success sue suffer
sugar suggest suit suitcase summer summit sun sunday sunflower sunny sunrise sunset supplier supply
support supporter supreme surface surgeon surgery surround survey survive survivor suspect suspend swamp
swear sweat sweep sweet swim swimmer swing switch sword symbol sympathy system table tackle tail take
tale talk tall tank tap tape target task taste tax taxi tea teach teacher team tear teen teenager
telephone television tell temperature temple tennis tension tent term terminal terrace terror terrorist
test text textile thank thaw theater theme thick thief thin thing think thirsty thousand thread threat
threaten three throat throne through throw thunder thursday tick ticket tide tie tiger tile time tin tip
tire title toast today together toilet tomb tomorrow tone tongue tool tooth top torch tornado touch tour
tourism tourist tournament tow toward tower town toy trace track tractor trade trader tradition
traditional traffic tragedy trail trailer train trainer training tram transport trap trash travel tray
treasure treat treatment treaty tree tremble trench trend trial tribe tribute trick trip trolley troop
trophy trouble trousers trout truck true trumpet trunk trust truth try tsunami tube tuesday tunnel turn
turtle twelve twin two type typhoon umbrella uncle under underground uniform union unit university
unveil upper upset urban urge use vaccine valley valuable value van vegetable vehicle vendor venue
verdict vessel veteran vice victim victory video view villa village violence violent violin virus visit
visitor voice volcano volleyball volunteer vote voter voyage wade wage wagon wait waiter wake walk wall
war ward warehouse warm warn warning warship wash waste watch water wave way weak wealth weapon wear
weather weave wedding wednesday weed week weekend weep weigh weight welcome welfare well west western
wet whale wheat wheel wheelchair while whip whistle white whole wide widow wife wild wildfire wildlife
will win wind window wine wing winner winter wipe wire wise wish witness woman women wonder wood wooden
wool word work worker workshop world worm worry worship wound wreath wreck wrestle wrestler wrist write
writer wrong yacht yard year yellow yesterday yield young youngster youth zone zoo boys girls fell hell
toll bail pail took gave pave tore sore bore wore moat neat peat lark pike fame tame vast mast vest pest
hush sank
""".split()
)
"""Common words of captions in base form."""
