package script

import "regexp"

// The lexicon of presence: how prose says where a voice is heard from. A phrase of place counts only beside a verb of
// speech or the word voice: "she called through the door", not "he said, walking through the door".

// placePhrase is a phrase of place and what it makes of a voice beside it.
type placePhrase struct {
	re *regexp.Regexp
	p  Presence
	// of says what it has to stand beside: a verb of speech or a voice; only a verb that carries ("called"); only a voice.
	of anchor
}

type anchor int

const (
	ofSpeech   anchor = iota
	ofCarrying        // "called from across the street", but not "said the girl from across the street"
	ofVoiceOnly
)

func phraseRE(s string) *regexp.Regexp { return regexp.MustCompile(`(?i)\b(?:` + s + `)\b`) }

const (
	barrier = `(?:(?:closed|locked|shut|heavy|thin|open|half-open|bathroom|bedroom|front|back|oak|wooden|steel|iron|stone|brick|paper-thin|party|glass|cell|cabin|kitchen|garden) )*` +
		`(?:door|doorway|wall|walls|partition|ceiling|floor|floorboards|keyhole|letterbox|letter-box|hatch|window|glass|grille|bulkhead|panelling|curtain|mask|helmet|scarf|blanket|pillow|gag|visor)`
	owner  = `(?:the|a|an|his|her|their|my|your|our|its|that|this)`
	device = `(?:(?:two-way|ship's|ship’s|crackling|overhead|hidden|tinny|old|little|small|portable|car|police) )*(?:radio|wireless|intercom|inter-com|walkie-talkie|loudspeakers?|loud-speakers?|speakers?|speakerphone|tannoy|p\.?a\.?|pa system|comms?|comm link|comlink|headset|earpiece|earbuds?|megaphone|bullhorn|loudhailer|transmitter|transceiver|public address|entryphone|baby monitor|comms? channel|channel)`
	phone  = `(?:tele)?phone`
)

var placePhrases = []placePhrase{
	{phraseRE(`(?:over|down|through|from) ` + owner + ` (?:` + phone + `|telephone line|phone line|receiver|mouthpiece|handset|answering machine|voicemail)`), Telephone, ofSpeech},
	{phraseRE(`over (?:the )?` + phone + `|by telephone|(?:at|on|from) the (?:other|far) end(?: of (?:the|a) (?:line|wire|` + phone + `|call))|down the line|over the (?:line|wire)`), Telephone, ofSpeech},
	{phraseRE(`on (?:the )?(?:other end of the )?(?:` + phone + `|line|answering machine|voicemail)|(?:at|on|from) the (?:other|far) end|in (?:the|his|her|my) receiver`), Telephone, ofVoiceOnly},
	{phraseRE(`(?:over|through|from|via|across) (?:` + owner + ` )?` + device), Radio, ofSpeech},
	{phraseRE(`(?:on|in) (?:` + owner + ` )?` + device), Radio, ofVoiceOnly},
	{phraseRE(`from (?:behind|beyond|(?:(?:the|on) )?the (?:other|far) side of) ` + owner + ` ` + barrier), Muffled, ofSpeech},
	{phraseRE(`(?:through|behind|beyond|under) ` + owner + ` ` + barrier), Muffled, ofSpeech},
	{phraseRE(`from (?:the |an )?(?:next|other|adjoining|another|inner|neighbouring) (?:room|cell|cubicle|apartment|flat|compartment|chamber|bedroom|office)|from (?:within|inside|outside|indoors|upstairs|downstairs|below decks?)|from (?:in|out)side ` + owner + ` (?:room|house|hut|tent|car|cell|box|coffin|wardrobe|cupboard|closet|cabin)`), Muffled, ofSpeech},
	{phraseRE(`from (?:the )?(?:far|opposite|other) (?:side|end|corner|bank) of ` + owner + ` [a-z-]+|from (?:the )?(?:top|bottom|foot|head) of ` + owner + ` (?:stairs?|staircase|steps|hill|ladder|slope|cliff|tower|tree|mast|shaft|well|pit|street|lane|road|garden|drive|field|valley)|from (?:right )?across ` + owner + ` [a-z-]+`), Distant, ofCarrying},
	{phraseRE(`from (?:a (?:great |long |little |safe )?distance|afar|far (?:away|off|below|above)|a (?:long|great) way off|somewhere (?:far|out|below|above|beyond|behind)[^.,;!?]{0,30})|in the distance|at a distance|(?:far|miles) (?:away|off)`), Distant, ofSpeech},
	{regexp.MustCompile(`(?i)\bfrom (?:above|below)(?:[.,;:!?]|$)`), Distant, ofSpeech},
	{phraseRE(`across ` + owner + ` (?:[a-z-]+ )?(?:water|river|lake|bay|valley|field|fields|square|yard|courtyard|street|road|ice|snow|hall|marsh|moor|meadow|parade ground|car park|parking lot|harbour|harbor|canyon|lawn)`), Distant, ofCarrying},
	{phraseRE(`(?:round|around|through|off|in|from) ` + owner + ` (?:[a-z-]+ )?(?:walls|vaults?|cavern|cave|church|cathedral|chapel|nave|dome|tunnel|crypt|great hall|empty hall|vast hall|stairwell|rafters|arches|canyon)`), Echoing, ofVoiceOnly},
	{phraseRE(`(?:in|inside|within|into|through|at the back of) (?:the )?(?:back of )?(?:his|her|my|their|your|\p{Lu}[\p{L}]+['’]s) (?:own )?(?:head|mind|skull|brain|thoughts)`), InHead, ofSpeech},
	{phraseRE(`in (?:unison|chorus)|with one voice|as one|all at once|all together|in one breath`), Crowd, ofSpeech},
}

var deviceSpeaks = placePhrase{phraseRE(owner + ` ` + device + ` (?:crackled|squawked|said|barked|buzzed|blared|spluttered|sputtered|came alive|came to life|crackled (?:in)?to life)|(?:crackled|squawked|blared|barked) ` + owner + ` ` + device), Radio, 0}

// Phrases that say it all by themselves.
var (
	alone = []placePhrase{
		{phraseRE(`(?:said|asked|admitted|answered|replied|announced|agreed|repeated|insisted|demanded|explained|added|suggested|continued|went on) the ` + phone + `|the ` + phone + ` (?:said|asked|admitted|answered|replied|announced|agreed|repeated|insisted|demanded)`), Telephone, 0},
		{phraseRE(`(?:in |with )?an? (?:[a-z-]+,? )?muffled voice|voice (?:was |came |sounded )?(?:[a-z]+ly )?muffled|muffled by ` + owner + ` ` + barrier), Muffled, 0},
		deviceSpeaks,
		{phraseRE(`voice (?:crackled|crackling)`), Radio, 0},
		{phraseRE(`an? (?:faint,? )?(?:distant|far-off|faraway|far-away) (?:voice|shout|cry)`), Distant, 0},
		{phraseRE(`voice (?:[a-z]+ly )?(?:echoed|echoing|echoes|reverberated|reverberating|reverberates)`), Echoing, 0},
		{phraseRE(`read(?:s|ing)? (?:(?:it|them|this|that|him|her|us|me|the [a-z]+|from the [a-z]+|his [a-z]+|her [a-z]+) )?(?:aloud|out loud|out)|(?:began|started) to read`), Reading, 0},
		{regexp.MustCompile(`^(?:(?:he|she|I|they|it|\p{Lu}\p{L}+) reads?|(?i:the (?:letter|note|telegram|message|paper|inscription|will|postscript|card|report) (?:read|reads|said|ran|began|went|continued)))(?: (?:slowly|quietly|softly|carefully))?(?:[,:.]|$)`), Reading, 0},
		{regexp.MustCompile(`^read(?:s)? (?:he|she|I|they|\p{Lu}\p{L}+)\b`), Reading, 0},
		{regexp.MustCompile(`(?i)\b(?:thought|told|said to|asked) (?:he|she|\p{L}+)? ?(?:himself|herself|myself|themselves)? ?(?:silently|inwardly|in silence)\b|^[“"'‘]?(?:he|she|I|\p{L}+) (?:thought|wondered)\b(?: (?:to (?:him|her|my)self))?(?:[,:.]|$)|\bthought (?:he|she|I|(?-i:\p{Lu}\p{L}+))[,.]?$`), Inner, 0},
		{phraseRE(`they (?:all |both )(?:said|cried|shouted|called|answered|replied|yelled|screamed|exclaimed|roared|chanted|sang|asked)|(?:every(?:one|body)) (?:said|cried|shouted|yelled|screamed|roared|chanted|cheered|sang)|` +
			`(?:cried|shouted|said|answered|yelled|roared|chanted|echoed|screamed|exclaimed) (?:they all|every(?:one|body)|the (?:crowd|mob|others all|whole \p{L}+|audience|congregation|multitude))|the (?:crowd|mob|audience|congregation|multitude|whole \p{L}+) (?:\p{L}+ly )?(?:cried|shouted|said|answered|yelled|roared|chanted|screamed|murmured|jeered|howled)|chorused`), Crowd, 0},
	}
	// beforehand: it has been read already, or is going to be.
	beforehand = regexp.MustCompile(`(?i)\b(?:had|have|has|having|been|could|would|to|can|you|then|when|while|after|before|i'd|i’d|he'd|he’d)\s+(?:\p{L}+\s+)?$`)
	saidToo    = regexp.MustCompile(`\b(?:said|asked|answered|replied|cried|shouted|whispered|murmured)\b`) // "thought, and then said"
	named      = regexp.MustCompile(`[\p{Ll},] \p{Lu}[\p{L}.]+ (?:\p{L}+ )?$`)
	voiceWord  = regexp.MustCompile(`(?i)\bvoices?\b`)

	doorOpens = regexp.MustCompile(`(?i)\b(?:opened|unlocked|unbolted|flung open|threw open|pulled open|pushed open|burst open|swung open|flew open|drew back)\b|\b(?:came|stepped|walked|burst|strode|ran|slipped|stumbled) (?:in|inside|into|out|through)\b|\bentered\b|\bdoor (?:was|stood) open\b|\b(?:went|stepped|came) outside\b`)
	callEnds  = regexp.MustCompile(`(?i)\b(?:hung up|hangs up|rang off|rung off|hang up|put(?:ting)? (?:down )?the (?:phone|telephone|receiver|handset)(?: down| back)?|(?:replaced|cradled|dropped|slammed down|set down) the (?:phone|telephone|receiver|handset)|line went dead|line was dead|ended the call|call ended|disconnected|switched (?:it|the radio) off|switched off the \w+|turned off the \w+|signed off|went silent|clicked off|cut the (?:call|connection|link)|over and out|came (?:in|into)|walked in|entered)\b`)
	comesNear = regexp.MustCompile(`(?i)\b(?:came|drew|come|coming|draws?) (?:up|near|nearer|closer|over|back|running|in)\b|\b(?:approached|reached|arrived|joined|caught up|hurried (?:up|over|back)|ran (?:up|over|back|to)|walked (?:up|over|back)|strode (?:up|over))\b|\bbeside (?:him|her|them|me)\b`)
)

// Words on the way from a phrase of place to its anchor.
var (
	breaksOff = wordSet(`and as when while who whom which that before after then if until till because since but or where though although once so for to-day`)
	moves     = wordSet(`went goes go walked walks ran runs strode burst bursts stepped steps passed passes looked looks peered peers stared stares glanced glances
		leaned leans disappeared vanished slipped pushed crashed entered turned turns climbed moved stood stands sat sits appeared emerged returned peeped gazed watched pointed
		saw sees followed fell leapt jumped fled nodded waved stumbled poked put was is were had`)
	voiceMoves = wordSet(`came comes come drifted drifts floated floats rang rings echoed echoes crackled crackles crackling sounded sounds boomed booms carried carries
		wafted issued rose drifting coming echoing booming ringing reached spoke speaks speaking burst`)
	voiceNouns = wordSet(`voice voices words answer reply shout shouts cry cries call calls scream screams whisper murmur`)
	carries    = wordSet(`called calls shouted shouts yelled yells cried cries hailed hollered bellowed bawled screamed shrieked roared hallooed hollo howled`)
	neutralGap = wordSet(`he she it they i we you who him her them me us to back out again voice voices down up loudly only just still now there came a an the his my their
		man woman girl boy child`)
)
