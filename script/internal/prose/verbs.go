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
	lies scolds soothes spits wheezes thunders murmurs drones babbles gushes commences interposes remonstrates finishes corrects retorts
	acquiesced admonished badgered bantered bargained berated beseeched bluffed brayed burbled buzzed cajoled capitulated carped cawed chastised chattered chirruped chittered chortled clucked commiserated conjectured
	contradicted coughed crackled demurred dictated emailed emphasised emphasized equivocated exhaled exulted fibbed gloated guffawed gurgled harangued hectored hedged hiccuped hiccupped honked hummed hushed hypothesised
	hypothesized improvised interpreted interrogated jested joshed keened lilted marvelled marveled meowed messaged mewed miaowed mooed neighed nitpicked paraphrased parroted pestered phoned pledged postulated prevaricated
	pried probed prodded punned quacked quizzed radioed railed raved rebutted reiterated relayed relented rephrased reprimanded restated signalled sniped snuffled stalled stipulated stressed summarised summarized surmised sympathised
	sympathized testified texted theorised theorized trumpeted tutted tweeted twittered typed upbraided warbled wheedled whinged whinnied whooped woofed wrote writes yapped yipped choked`)

// presents are the third persons of the regular speech verbs, stems what follows "I", "you" and "they".
var presents, stems = func() (map[string]bool, map[string]bool) {
	third, bare := map[string]bool{}, setOf("say tell speak sing think read put cut begin go swear spit write")
	for w := range speechVerbs {
		for _, s := range stemsOf(w) {
			bare[s] = true
			switch y, ends := strings.CutSuffix(s, "y"); {
			case ends && !strings.ContainsAny(y[len(y)-1:], "aeiou"):
				third[y+"ies"] = true
			case strings.HasSuffix(s, "s"), strings.HasSuffix(s, "sh"), strings.HasSuffix(s, "ch"):
				third[s+"es"] = true
			default:
				third[s+"s"] = true
			}
		}
	}
	for _, w := range []string{"his", "own", "end", "keen"} {
		delete(bare, w) // not of "hissed", "owned", "ended", "keened" in what stands behind "they"
	}
	return third, bare
}()

// stemsOf lists what a past in -ed may be the past of: "nag", "resume", "deny", and forms that are no words.
func stemsOf(past string) []string {
	stem, ok := strings.CutSuffix(past, "ed")
	if !ok || len(stem) < 2 {
		return nil
	}
	n := len(stem)
	vowel := func(i int) bool { return strings.ContainsRune("aeiou", rune(stem[i])) }
	switch {
	case stem[n-1] == 'i':
		return []string{stem[:n-1] + "y"}
	case stem[n-1] == stem[n-2] && !vowel(n-1):
		return []string{stem, stem[:n-1]}
	case n == 3 && vowel(1) && !vowel(0) && !vowel(2) && stem[2] != 'w' && stem[2] != 'x':
		return []string{stem + "e"} // "raged" is no past of "rag"
	case strings.HasSuffix(stem, "at"), strings.HasSuffix(stem, "s") && vowel(n-2), strings.HasSuffix(stem, "v"), strings.HasSuffix(stem, "g") && !strings.HasSuffix(stem, "ng"):
		return []string{stem + "e"}
	}
	return []string{stem, stem + "e"}
}

// SpeechVerb reports whether a word in small letters is a verb that dialogue tags are made of.
func SpeechVerb(word string) bool {
	word = strings.TrimSuffix(word, "-")
	return speechVerbs[word] || presents[word]
}

// SpeechStem reports whether such a verb may stand in this form behind "I", "you", "we" or "they".
func SpeechStem(word string) bool { return stems[word] }

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
