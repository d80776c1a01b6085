package attribution

import "strings"

func words(s string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(s) {
		m[w] = true
	}
	return m
}

// titles stand before a name; the value is the gender they tell.
var titles = map[string]string{
	"mr": "M", "mister": "M", "mrs": "F", "miss": "F", "ms": "F", "mme": "F", "madame": "F", "mademoiselle": "F", "monsieur": "M", "m": "M",
	"sir": "M", "lady": "F", "lord": "M", "dame": "F", "king": "M", "queen": "F", "prince": "M", "princess": "F", "duke": "M", "duchess": "F",
	"count": "M", "countess": "F", "baron": "M", "baroness": "F", "earl": "M", "marquis": "M", "emperor": "M", "empress": "F", "squire": "M",
	"uncle": "M", "aunt": "F", "aunty": "F", "auntie": "F", "father": "M", "mother": "F", "brother": "M", "sister": "F", "cousin": "", "grandfather": "M", "grandmother": "F",
	"granny": "F", "grandma": "F", "grandpa": "M", "master": "M", "mistress": "F", "madam": "F", "señor": "M", "signor": "M", "signora": "F", "herr": "M", "frau": "F", "don": "M", "dona": "F",
	"dr": "", "doctor": "", "professor": "", "prof": "", "captain": "", "capt": "", "colonel": "", "col": "", "major": "", "general": "", "gen": "", "lieutenant": "",
	"lieut": "", "lt": "", "sergeant": "", "sgt": "", "corporal": "", "private": "", "admiral": "", "commander": "", "commodore": "", "ensign": "", "inspector": "", "detective": "",
	"superintendent": "", "constable": "", "officer": "", "sheriff": "", "judge": "", "justice": "", "coroner": "", "senator": "", "governor": "", "president": "", "mayor": "",
	"reverend": "M", "rev": "M", "bishop": "M", "archbishop": "M", "cardinal": "M", "pope": "M", "abbot": "M", "abbe": "M", "friar": "M", "rabbi": "", "nurse": "F",
	"saint": "", "st": "", "agent": "", "cap'n": "M", "deacon": "M", "elder": "M", "parson": "M", "vicar": "M", "squadron": "", "cadet": "", "marshal": "", "warden": "", "di": "", "ds": "", "dci": "", "pc": "", "dc": "", "wpc": "F", "trooper": "", "chief": "",
}

// dropTitles are adjectives that stand before names and say nothing of who is meant.
var dropTitles = words("old young little poor dear good")

// sameTitle are spellings of one title.
var sameTitle = map[string]string{"dr": "doctor", "capt": "captain", "col": "colonel", "gen": "general", "lieut": "lieutenant", "lt": "lieutenant",
	"sgt": "sergeant", "prof": "professor", "rev": "reverend", "mister": "mr", "auntie": "aunt", "aunty": "aunt", "cap'n": "captain"}

func canonicalTitle(s string) string {
	s = strings.TrimSuffix(strings.ToLower(s), ".")
	if t, ok := sameTitle[s]; ok {
		return t
	}
	return s
}

// personNouns name somebody by what they are; the value is the gender they tell.
var personNouns = func() map[string]string {
	m := map[string]string{}
	for g, list := range map[string]string{
		"M": `man boy gentleman fellow lad chap father dad daddy papa pa brother son uncle nephew husband grandfather grandpa king prince duke lord earl baron monk
			priest friar waiter footman butler postman policeman fisherman sportsman workman milkman landlord host hero widower bridegroom wizard knight squire
			clergyman vicar curate parson bishop sailor mariner coachman bartender boatman gatekeeper huntsman hatter headmaster schoolmaster god caterpillar gryphon actor steward`,
		"F": `woman girl lady mother mum mom mamma mama ma sister daughter aunt niece wife grandmother grandma granny queen princess duchess countess baroness nun waitress
			maid housemaid housekeeper landlady hostess heroine widow bride witch nurse governess lass actress goddess schoolmistress mistress stewardess girlfriend`,
		"": `child baby kid cousin friend stranger voice doctor captain colonel major general lieutenant sergeant corporal private soldier officer inspector detective
			constable sheriff judge lawyer attorney solicitor barrister clerk servant cook driver guard porter conductor teacher professor student pupil guest visitor traveller traveler
			passenger neighbour neighbor shopkeeper grocer baker butcher farmer shepherd miller smith blacksmith carpenter tailor cobbler barber beggar thief robber murderer prisoner
			jailer gaoler warden keeper hunter pilot engineer mechanic painter artist poet writer author reporter journalist editor secretary manager boss director president minister
			ambassador consul agent spy messenger speaker singer dancer musician player narrator owner master assistant apprentice bully clown ghost spirit demon devil angel
			monster creature beast dragon vampire robot android computer machine cat dog wolf fox bear rabbit hare mouse rat bird owl raven crow parrot pigeon lion tiger snake frog turtle horse
			dormouse nurse medic paramedic dispatcher operator caller receptionist barista cashier librarian coach therapist counsellor counselor physician surgeon patient vendor
			janitor superintendent coroner sentry scout ranger elder youth youngster newcomer intruder pursuer rider cabman cabby charwoman usher juror foreman witness figure person other`,
	} {
		for _, w := range strings.Fields(list) {
			m[w] = g
		}
	}
	morePeople(m)
	return m
}()

// ages tells an age from a word near a person.
var ages = map[string]string{"boy": "child", "girl": "child", "child": "child", "baby": "child", "kid": "child", "lad": "young", "lass": "young", "youth": "young", "teenager": "young",
	"grandfather": "old", "grandmother": "old", "granny": "old", "grandma": "old", "grandpa": "old", "crone": "old", "elder": "old"}

// indefinite subjects hide who speaks; the text tells later, or never.
var indefinite = words("someone somebody voice stranger figure one another nobody anyone anybody everyone everybody whoever other")

// groups speak together and are nobody in particular.
var groups = words("all both crowd men women people children boys girls others voices everybody everyone guests soldiers sailors ladies gentlemen chorus crew audience mob rest villagers they several some many")

var malePronouns, femalePronouns = words("he him his himself"), words("she her hers herself")

func pronounGender(w string) string {
	switch {
	case malePronouns[w]:
		return "M"
	case femalePronouns[w]:
		return "F"
	}
	return ""
}

var nominative = words("he she they i we it")

// notNames begin sentences or are written with a capital and are nobody.
var notNames = words(`i i'm i'd i'll i've the a an and but or nor so yet for if then when while as at by in on of to from with without within into onto upon over under after before since until till
	though although because unless whether where whence why how what which who whom whose that this these those there here now once twice never ever always often again soon still just only even also too
	he she it they we you him her them us me my mine your yours his hers its our ours their theirs not no yes yeah yep nope oh ah aye eh hey hi hello ha hm hmm huh well why ok okay please thanks thank
	all any both each every few many more most much neither none one other others several some such two three four five six seven eight nine ten first second third last next
	perhaps maybe indeed however moreover nevertheless therefore thus hence meanwhile instead otherwise besides anyway suddenly finally presently immediately slowly quickly quietly softly
	was were is are am be been being do does did done have has had having will would shall should can could may might must let lets let's don't didn't doesn't won't can't couldn't wouldn't shouldn't isn't wasn't aren't weren't haven't hasn't hadn't
	come go get got give look see say said tell told take make keep put stop wait listen hush hold run stand sit leave think know want need try ask call hear feel find
	good bad great old new young little big small long short poor dear sweet fine right wrong sure true nothing something anything everything nobody somebody anybody everybody someone anyone everyone
	up down out off away back around about above across against along among behind below beneath beside between beyond during except inside near outside past through throughout toward towards like
	god lord heaven heavens hell christ jesus devil goodness gracious sir madam ma'am miss mister mr mrs ms dr monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
	september october november december christmas easter english french german italian spanish american british irish scottish scotch welsh russian dutch greek latin roman chinese japanese indian turkish jew jewish christian catholic protestant
	england france germany italy spain america britain ireland scotland wales russia london paris york chapter book part volume section prologue epilogue act scene ii iii iv vi vii viii ix xi xii
	north south east west street road avenue lane square park hall house church college university hotel castle tower bridge river sea ocean bay lake mount mountain island isle
	then's that's it's he's she's there's what's who's where's here's i'm you're we're they're you'd he'd she'd we'd they'd you'll he'll she'll we'll they'll you've we've they've tis 'tis twas 'twas 'em
	shit fuck fucking crap damned dude guys folks yikes ew eww ooh oof jeez geez gosh cool sorry whoops oops yay nah meh bro mate hiya bye cheers ta gotcha omg lol thank goodnight congratulations
	halloo hallo hullo hurrah alas amen bah pooh tut pshaw psst shh shhh ugh uh um er erm mm mmm whoa wow ouch damn dammit bless nonsense curse confound bravo
	tonight today tomorrow yesterday morning evening night afternoon noon midnight nobody's everything's`)

// pastVerbs are irregular verbs that people are the subjects of.
var pastVerbs = words(`was were had is has did does looked turned gave sat stood ran came went took made felt knew thought could would will might must should can may shook rose put got left let held kept
	saw heard found told lay led fell grew threw drew blew flew knelt leant bent caught brought bought sought taught fought began broke chose drank drove ate forgot forgave froze hid hit hung hurt laid
	lit lost met paid rang sang sank shot shut slept slid spent spoke sprang stole struck stuck swam swept swore swung tore understood wept woke wore won wrote wrung says said asks sits stands looks turns
	smiles nods laughs walks takes puts gets goes comes gives shrugs frowns grins sighs leans pulls pushes steps stares glances raises lifts drops holds keeps runs
	opens closes picks sets slides tugs tips tilts rubs wipes drinks eats pours points waves wades climbs crosses folds unfolds reaches stops starts tries wants thinks knows sees hears feels finds makes leaves
	brings blinks winces snorts rolls scratches tucks touches taps kicks kneels crouches bends straightens rises falls slumps settles spins swings catches throws tosses presses squeezes watches waits lets
	stirs swallows bites chews breathes coughs whistles hums adjusts fumbles hesitates pauses flinches ducks edges moves slows hurries jumps leads follows appears returns has is jerks plants hands digs drags draws grinned spun bit sets set cut read rolled crossed`)

// placeWords stand before places.
var placeWords = words("in at from near toward towards across through throughout inside outside around into via reach reached left")

// nicknames maps short names to the given names they may stand for.
var nicknames = func() map[string][]string {
	m := map[string][]string{}
	for _, row := range strings.Split(`abby abigail|al albert alfred alan|alex alexander alexandra|alf alfred|andy andrew|annie anne ann anna|archie archibald|art arthur|barb barbara|bart bartholomew
bea beatrice|becky rebecca|bell isabella|bella isabella|ben benjamin|bert albert herbert robert|bertie albert herbert|bess elizabeth|bessie elizabeth|beth elizabeth|betsy elizabeth|betty elizabeth
bill william|billy william|bob robert|bobby robert|cathy catherine|charley charles|charlie charles charlotte|chris christopher christine|cissy cecilia|clem clement clementine|connie constance
dan daniel|danny daniel|dave david|davy david|deb deborah|dick richard|dickie richard|dolly dorothy dorothea|don donald|dora dorothea theodora|dot dorothy|drew andrew|ed edward edmund edwin|eddie edward
effie euphemia|evie evelyn eva evangeline|ella eleanor|ellie eleanor|elsie elizabeth|emmy emma emily|em emma emily emmeline|eliza elizabeth|fan frances fanny|fanny frances|flo florence|fran frances francis|frank francis franklin
ernie ernest|fred frederick alfred|freddy frederick|gabe gabriel|gene eugene|george georgina|georgie george georgina|gerry gerald|gus augustus|hal henry harold|hank henry|harry henry harold|hattie harriet|hetty hester henrietta
iz isabel isolde|izzy isabel isabella isolde isobel|jack john|jake jacob|jane janet|jeff jeffrey geoffrey|jen jennifer|jenny jennifer jane|jerry jerome gerald jeremiah|jess jessica|jim james|jimmy james
jo josephine joanna|joe joseph|johnny john|jon jonathan|josh joshua|judy judith|kate katherine catherine|katie katherine catherine|kathy katherine|kit christopher katherine|kitty catherine katherine
larry lawrence laurence|laurie laurence lawrence|len leonard|leo leonard leopold|lew lewis|lena magdalena|lil lilian|liz elizabeth|lizzie elizabeth|lizzy elizabeth|lou louis louisa louise|lucy lucinda
madge margaret|maggie margaret|mandy amanda|marge margaret|margie margaret margery|matt matthew|mattie matilda martha|max maximilian|meg margaret|mick michael|mike michael|millie mildred millicent|minnie wilhelmina
molly mary|nan anne nancy|nance nancy|nat nathaniel|ned edward edmund|nell eleanor ellen helen|nellie eleanor ellen helen|nick nicholas|noll oliver|nora eleanor honora|pat patrick patricia|patty martha patricia
peg margaret|peggy margaret|pen penelope|penny penelope|pete peter|phil philip|polly mary|rafe ralph|ray raymond|rick richard|rob robert|robin robert|ron ronald|rosie rose rosamond|sadie sarah|sal sarah sally
sally sarah|sam samuel samantha|sandy alexander|sophy sophia|stan stanley|steve steven stephen|sue susan|sukey susan|susie susan|ted edward theodore|teddy edward theodore|teresa theresa|terry terence
tess theresa|tilly matilda|tim timothy|tina christina|toby tobias|tom thomas|tommy thomas|tony anthony antony|val valentine valerie|vic victor victoria|vicky victoria|wat walter|will william|willie william|win winifred|zach zachary`, "|") {
		for _, r := range strings.Split(row, "\n") {
			f := strings.Fields(r)
			m[f[0]] = append(m[f[0]], f[1:]...)
		}
	}
	return m
}()

// givenNames tells the gender of common given names.
var givenNames = func() map[string]string {
	m := map[string]string{}
	for g, list := range map[string]string{
		"M": `aaron abel abraham adam adrian alan albert alec alexander alfred algernon allan ambrose amos andrew angus anthony antonio antony archibald arnold arthur aubrey august augustus barnaby barry bartholomew basil
			benedict benjamin bernard bertram boris brian bruce bruno caleb calvin cecil cedric charles christian christopher clarence claude clifford clive colin conrad cornelius craig cyril cyrus damian daniel darren david dean denis dennis
			derek desmond dirk dmitri dominic donald douglas duncan dylan earl ebenezer edgar edmund edward edwin eli elias elijah elliot eric ernest ethan eugene evan ezra felix ferdinand finn francis frank franklin frederick gabriel gareth gary
			gavin geoffrey george gerald gerard gilbert giles gordon graham gregory guy harold harry harvey hector henry herbert herman horace howard hubert hugh hugo humphrey ian igor ira isaac ivan jack jacob jake james jason jasper jean jeffrey jeremiah
			jeremy jerome jesse joel john jonah jonas jonathan jordan jose joseph joshua josiah juan julian julius justin keith kenneth kevin kurt lance laurence lawrence leo leon leonard leopold leroy leslie lewis liam lionel louis lucas luke luther
			magnus malcolm marcel marcus mario mark martin marvin matthew maurice max maximilian melvin michael miguel miles milton mohammed morris mortimer moses nathan nathaniel neil nelson neville nicholas nigel noah norman oliver omar oscar oswald otto owen
			patrick paul pedro percival percy perry peter philip philippe pierre quentin ralph ramon randolph raymond reginald reuben rex richard robert roderick rodney roger roland ronald rory rowan rudolf rufus rupert russell samuel saul scott sean sebastian seth
			shane sidney silas simeon simon solomon stanley stephen steven stuart sylvester terence theodore thomas timothy tobias tobit tom trevor tristan tyler ulysses vernon victor vincent vladimir wallace walter warren wayne wesley wilbur wilfred willard william winston xavier zachary
			bill billy bob bobby jim jimmy joe johnny mike nick pete sam steve ted tim tony will dan dave fred harry jeff ken larry ron charlie ahmed ali chen raj kofi sven lars hans karl stefan marco luca diego carlos oleg sergei hiroshi kenji wei`,
		"F": `abigail ada adela adelaide adele agatha agnes alexandra alice alison althea amanda amelia amy andrea angela anita ann anna annabel anne annette annie antonia arabella audrey augusta barbara beatrice belinda bella bernadette bertha beryl beth betty beverley
			blanche brenda bridget camilla carla carmen carol caroline cassandra catherine cecilia celia charlotte chloe christina christine clara clarissa claudia clementine constance cora cordelia cynthia daisy daphne deborah delia diana dinah dolores dora doreen
			doris dorothea dorothy edith edna eileen elaine eleanor elena eliza elizabeth ella ellen elsa elsie emily emma emmeline enid erica esmeralda estella estelle esther ethel eugenia eunice euphemia eva evangeline eve evelyn faith fanny felicity fiona flora
			florence frances freda gabriella genevieve georgia georgiana georgina geraldine gertrude gillian gladys gloria grace greta gwendolen hannah harriet hazel heather helen helena henrietta hermione hester hilda holly honora hope ida imogen ingrid irene iris
			isabel isabella isolde ivy jacqueline jane janet janice jean jemima jennifer jenny jessica jessie jill joan joanna josephine joy joyce juanita judith judy julia juliana juliet june karen kate katherine kathleen kathryn kim kitty laura lavinia leah lena
			leonora letitia lila lilian lily linda lisa lois lola lorna lottie louisa louise lucille lucinda lucy lydia mabel madeleine magdalena maggie margaret margery maria marian marianne marie marilyn marina marion marjorie martha mary matilda maud maude maureen
			mavis maxine melissa mercy meredith mildred millicent minerva miranda miriam molly mona monica muriel myra myrtle nadia nancy naomi natalie natasha nell nellie nina nora norma octavia olga olive olivia ophelia pamela patience patricia paula pauline pearl
			peggy penelope philippa phoebe phyllis polly portia priscilla prudence rachel rebecca regina rhoda rita roberta rosa rosalie rosalind rosamond rose rosemary rowena roxanne ruby ruth sally samantha sandra sara sarah selina selma serena sharon sheila
			shirley sibyl sonia sophia sophie stella susan susanna suzanne sylvia tabitha tamara teresa tess thelma theodora theresa tina ursula valerie vanessa vera verity veronica victoria viola violet virginia vivian wanda wendy wilhelmina winifred yolanda yvonne zelda zoe
			lizzy lizzie betsy becky susie maya priya aisha fatima mei yuki sofia lucia ines elif leila amara zara nia`,
	} {
		for _, w := range strings.Fields(list) {
			if _, twice := m[w]; !twice {
				m[w] = g
			}
		}
	}
	return m
}()
