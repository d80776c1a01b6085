package prose

import "strings"

// speechVerbs in the simple past and the present, as tags have them.
var speechVerbs = setOf(`said says say asked asks replied replies answered answers cried cries exclaimed exclaims
	whispered whispers murmured murmurs muttered mutters shouted shouts yelled yells called calls screamed screams shrieked
	shrieks roared roars bellowed bellows bawled snapped snaps snarled snarls growled growls hissed hisses barked barks
	returned returns rejoined rejoins retorted retorts responded responds observed observes remarked remarks added adds
	continued continues began begins resumed went goes pursued proceeded interrupted interrupts interposed interjected
	suggested suggests demanded demands inquired enquired inquires enquires questioned wondered wonders thought thinks mused
	repeated repeats echoed echoes agreed agrees admitted admits confessed declared declares announced announces stated states
	protested protests objected objects insisted insists urged urges begged begs pleaded pleads implored entreated besought
	ordered orders commanded commands directed warned warns threatened advised promised assured assures explained explains
	told tells related informed reported reports commented comments noted quoted read reads recited chanted sang sings crooned
	croons cooed coos purred drawled drawls mumbled mumbles stammered stammers stuttered faltered gasped gasps panted breathed
	breathes sighed sighs groaned groans moaned moans wailed wails sobbed sobs wept whimpered whined whines laughed laughs
	chuckled chuckles giggled giggles tittered sneered sneers jeered scoffed teased joked grinned grins smiled smiles
	grumbled grumbles grunted grunts ejaculated vociferated quoth thundered stormed raged fumed sputtered spluttered squeaked
	squealed croaked rasped chirped piped quavered trembled blurted concluded concludes finished ended corrected offered
	offers persisted ventured conceded allowed reckoned guessed supposed hinted reminded greeted hailed prompted pressed
	put broke burst mouthed intoned affirmed asserted averred avowed acknowledged complained apologised apologized boasted
	bragged cautioned challenged cheered coaxed comforted consoled countered cursed swore vowed decided deduced
	denied elaborated encouraged gulped huffed lied lisped mimicked mocked nodded prayed preached proclaimed pronounced proposed
	puffed rambled ranted rattled reassured recalled reflected reasoned remonstrated reproved rebuked scolded shrilled
	soothed specified spat speculated spoke speaks cackled snorted snickered sniffed sniggered volunteered
	yawned yelped cut chimed chorused exhorted expostulated faltered gibbered hollered howled hooted
	jabbered maintained mourned signed trilled twanged uttered wheezed tried managed opined owned
	boomed rumbled hazarded queried argued confided confirmed chided lamented quipped deadpanned supplied amended instructed lectured accused
	taunted predicted babbled gabbled droned gushed enthused fretted grouched groused griped squawked crowed bleated blustered simpered seethed
	slurred snivelled shushed harrumphed interpolated commenced vouchsafed counselled recommended revealed clarified translated disagreed
	booms rumbles queries argues confides confirms quips supplies adds interrupts interjects demands suggests mumbles stammers stutters
	gasps pants urges pleads commands threatens advises promises assures notes quotes recites chants purrs jokes teases scoffs sneers grunts
	croaks rasps chirps pipes squeaks squeals blurts persists ventures concedes reckons supposes greets prompts intones affirms complains
	apologises apologizes cautions challenges coaxes counters curses swears vows reassures volunteers yelps chimes hollers howls manages
	assented contributed nagged enunciated
	lies scolds soothes spits wheezes thunders murmurs drones babbles gushes commences interposes remonstrates finishes corrects retorts`)

// SpeechVerb reports whether a word in small letters is a verb that dialogue tags are made of.
func SpeechVerb(word string) bool { return speechVerbs[strings.TrimSuffix(word, "-")] }

// Speaking reports whether a word in small letters is a participle of such a verb: saying, calling.
func Speaking(word string) bool {
	stem, ok := strings.CutSuffix(word, "ing")
	if !ok || len(stem) < 3 {
		return false
	}
	if stem == "say" || speechVerbs[stem+"ed"] || speechVerbs[stem+"es"] || speechVerbs[stem+"s"] {
		return true
	}
	base, final := stem[:len(stem)-1], stem[len(stem)-1:]
	return strings.HasSuffix(base, final) && speechVerbs[stem+"ed"] || final == "y" && speechVerbs[base+"ied"]
}
