package lang

import (
	"strings"

	"radioplay/script/internal/prose"
)

// Set makes a set of the words in s.
func Set(s string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(s) {
		m[w] = true
	}
	return m
}

var malePronouns, femalePronouns = Set("he him his himself"), Set("she her hers herself")

// PronounGender is M for the forms of he, F for those of she, else empty.
func PronounGender(w string) string {
	switch {
	case malePronouns[w]:
		return "M"
	case femalePronouns[w]:
		return "F"
	}
	return ""
}

// Nominative are the pronouns that are subjects.
var Nominative = Set("he she they i we it")

// NotNames begin sentences or are written with a capital and are nobody.
var NotNames = Set(`i i'm i'd i'll i've the a an and but or nor so yet for if then when while as at by in on of to from with without within into onto upon over under after before since until till
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
	ach och aargh argh gah brr phew whew aha ahoy ahem hooray hurray huzzah yippee yahoo wahey oi oy hoy crikey blimey cripes bugger bollocks bloody bastard bastards arse amen
	boom kaboom bang bam wham pow crash thud thump bump pop splash splat plop squelch whoosh swoosh ding dong clang clank clunk click beep tick tock woof miaow meow moo baa oink quack grr vroom achoo atishoo zzz
	tonight today tomorrow yesterday morning evening night afternoon noon midnight nobody's everything's`)

// PastVerbs are irregular verbs that people are the subjects of.
var PastVerbs = Set(`was were had is has did does looked turned gave sat stood ran came went took made felt knew thought could would will might must should can may shook rose put got left let held kept
	saw heard found told lay led fell grew threw drew blew flew knelt leant bent caught brought bought sought taught fought began broke chose drank drove ate forgot forgave froze hid hit hung hurt laid
	lit lost met paid rang sang sank shot shut slept slid spent spoke sprang stole struck stuck swam swept swore swung tore understood wept woke wore won wrote wrung says said asks sits stands looks turns
	smiles nods laughs walks takes puts gets goes comes gives shrugs frowns grins sighs leans pulls pushes steps stares glances raises lifts drops holds keeps runs
	opens closes picks sets slides tugs tips tilts rubs wipes drinks eats pours points waves wades climbs crosses folds unfolds reaches stops starts tries wants thinks knows sees hears feels finds makes leaves
	brings blinks winces snorts rolls scratches tucks touches taps kicks kneels crouches bends straightens rises falls slumps settles spins swings catches throws tosses presses squeezes watches waits lets
	stirs swallows bites chews breathes coughs whistles hums adjusts fumbles hesitates pauses flinches ducks edges moves slows hurries jumps leads follows appears returns has is jerks plants hands digs drags draws grinned spun bit sets set cut read rolled crossed`)

// PlaceWords stand before places.
var PlaceWords = Set("in at from near toward towards across through throughout inside outside around into via reach reached left")

// IsVerb guesses whether a word that follows a name says what the named one did.
func IsVerb(w string) bool {
	return PastVerbs[w] || prose.SpeechVerb(w) || strings.HasSuffix(w, "ed") && len(w) > 4
}

// Preposition words govern what follows them; a few others after which nobody acts are among them.
var Preposition = Set("to at of for with by from in on upon over under beside behind before after into near like toward towards against about than and's told asked")

// Auxiliary words may stand between a subject and its verb.
var Auxiliary = Set("next thus had has have was is then would could will just only never always at last also all both finally suddenly now again still almost")

// Relative words begin a clause that says something of the word in front of it.
var Relative = Set("who whom whose which where as than if though although because since what")

// Subordinate words begin a clause that may have a subject of its own, and end at a comma.
var Subordinate = Set("when while before after until till that once")

// Conjunction words join clauses.
var Conjunction = Set("and but or nor then so yet for")

// Particle stands between a verb of speech and its subject: "put in Ada".
var Particle = Set("out back in up on off")

// Progressive words make a verb of what ends in -ing: "was saying", "kept shouting".
var Progressive = Set("was were is are kept keeps began")

// Adverb guesses whether a word is an adverb.
func Adverb(w string) bool {
	return strings.HasSuffix(w, "ly") && len(w) > 4 || w == "then" || w == "again" || w == "softly" || w == "only" || w == "just" || w == "too" || w == "at"
}

// WeakVerb says something besides speaking, and is a tag only within the quotation's sentence.
func WeakVerb(w string) bool {
	switch strings.TrimSuffix(strings.TrimSuffix(w, "s"), "ed") {
	case "smile", "smil", "laugh", "nodd", "nod", "grin", "grinn", "sigh", "frown", "went", "goe", "go", "put", "broke", "burst", "cut", "came", "began", "begin", "read",
		"wept", "sob", "sobb", "mock", "yawn", "gasp", "breath", "breathe", "puff", "sniff", "pant", "press", "spat", "call", "pray", "mourn", "call for", "thought", "think", "wonder", "told", "order", "direct", "speak", "spoke", "tell",
		"agre", "agree", "disagre", "disagree", "argu", "argue", "protest", "object", "assent", "cheer", "giggl", "giggle", "chuckl", "chuckle", "groan", "moan", "wail", "whin", "whine":
		return true
	}
	return false
}

// Determiner words begin a noun phrase.
var Determiner = Set("the a an his her my your our their this that another")

// Possessing words tell whose what follows is.
var Possessing = Set("my your his her our their")

// PhraseEnds cannot go on a noun phrase.
var PhraseEnds = Set("who that which as when while again then now he she it they i we his her still but or so once at also too together aloud himself herself itself all just only very quite rather much")

// Counts tell how many.
var Counts = Set("two three four five six seven eight nine ten twelve twenty several many some both all half most dozens")

// GenderFor is whom a pronoun means.
var GenderFor = map[string]string{"he": "M", "she": "F"}

// Opposite is the other of M and F, and for anything else nobody's: "-".
func Opposite(g string) string {
	switch g {
	case "M":
		return "F"
	case "F":
		return "M"
	}
	return "-"
}
