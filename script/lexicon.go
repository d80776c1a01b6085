package script

import (
	"regexp"
	"strings"
)

// The delivery lexicon: how prose says that a line is spoken. Words of one
// group ask for the same manner and strength; a person can read it as a table.

// entry is what a word asks for.
type entry struct {
	manner    Manner
	intensity float64
}

type group struct {
	entry
	words string
}

// verbGroups are speech verbs. Neutral ones (said, asked) are in no group.
var verbGroups = []group{
	{entry{Whispered, 0.5}, `whisper whispers whispered whispering mouthed breathed breathes`},
	{entry{Murmured, 0.5}, `murmur murmurs murmured murmuring mumbled mumbles mumbling muttered mutters muttering purred purrs intoned`},
	{entry{Crooned, 0.5}, `croon croons crooned crooning coo coos cooed cooing soothed coaxed coaxes cajoled wheedled`},
	{entry{Shouted, 0.6}, `shout shouts shouted shouting yell yells yelled yelling holler hollered hollers hallooed bawled`},
	{entry{Shouted, 0.9}, `scream screams screamed screaming shriek shrieks shrieked shrieking roar roars roared roaring bellow bellows bellowed
		thundered howled howls`},
	{entry{Shouted, 0.4}, `called calls hailed hollo cheered`},
	{entry{Exclaimed, 0.5}, `exclaim exclaims exclaimed exclaiming cried cries ejaculated enthused gushed squealed squeaked chirped piped trilled crowed
		burst blurted`},
	{entry{Laughing, 0.5}, `laughed laughs laughing chuckled chuckles chuckling giggled giggles giggling tittered sniggered snickered cackled cackles joked`},
	{entry{Weeping, 0.6}, `sobbed sobs sobbing wept weeps weeping wailed wails wailing bawling whimpered whimpers blubbered sniffled snivelled`},
	{entry{Sung, 0.6}, `sang sings sung singing chanted chants warbled carolled hummed`},
	{entry{Exhausted, 0.5}, `sighed sighs sighing groaned groans groaning moaned moans yawned yawns`},
	{entry{Angry, 0.6}, `snapped snaps snarled snarls growled growls hissed hisses barked barks spat raged fumed stormed scolded snorted swore cursed
		rebuked thundering retorted`},
	{entry{Afraid, 0.6}, `gasped gasps gasping stammered stammers stuttered quavered trembled panted gulped gibbered quailed`},
	{entry{Cold, 0.5}, `sneered sneers drawled drawls scoffed mocked jeered`},
	{entry{Hesitant, 0.5}, `faltered falters hesitated hesitates ventured ventures stumbled`},
	{entry{Urgent, 0.5}, `urged urges pressed begged begs pleaded pleads implored entreated besought warned`},
}

// adverbGroups are adverbs and adjectives beside a speech verb or in "in a ... voice".
var adverbGroups = []group{
	{entry{Whispered, 0.6}, `inaudibly soundlessly whisper voiceless`},
	{entry{Murmured, 0.5}, `softly quietly gently low lowly soft quiet gentle hushed murmur undertone`},
	{entry{Crooned, 0.5}, `tenderly caressingly soothingly sweetly lovingly sweet tender honeyed coaxing sing-song singsong dreamily dreamy`},
	{entry{Shouted, 0.6}, `loudly thunderously deafeningly loud booming shouting`},
	{entry{Exclaimed, 0.5}, `excitedly brightly cheerfully eagerly delightedly gleefully happily joyfully triumphantly gaily merrily enthusiastically
		brightly cheerful excited bright eager delighted`},
	{entry{Laughing, 0.5}, `laughingly laughing giggling chuckling mirthfully`},
	{entry{Weeping, 0.5}, `tearfully sobbing weeping brokenly tearful`},
	{entry{Exhausted, 0.5}, `wearily tiredly exhaustedly listlessly feebly weakly faintly hollowly weary tired exhausted weak faint hollow sleepily`},
	{entry{Angry, 0.6}, `angrily furiously fiercely savagely crossly irritably sharply bitterly hotly indignantly harshly testily sternly
		angry furious fierce harsh sharp stern bitter gruffly gruff`},
	{entry{Afraid, 0.6}, `fearfully nervously anxiously timidly shakily tremulously frightened terrified trembling shaking shaky quavering fearful
		tremulous anxious hoarsely`},
	{entry{Cold, 0.5}, `coldly coolly dryly drily flatly icily stiffly evenly tonelessly curtly sardonically sarcastically dispassionately
		cold cool dry flat icy toneless level even expressionless monotone`},
	{entry{Hesitant, 0.5}, `hesitantly uncertainly doubtfully haltingly slowly falteringly hesitating uncertain doubtful halting shyly`},
	{entry{Urgent, 0.6}, `urgently hurriedly hastily quickly breathlessly desperately rapidly urgent hurried hasty breathless desperate`},
}

var verbLexicon, adverbLexicon = index(verbGroups), index(adverbGroups)

func index(gs []group) map[string]entry {
	m := map[string]entry{}
	for _, g := range gs {
		for _, w := range strings.Fields(g.words) {
			m[w] = g.entry
		}
	}
	return m
}

// phrase is a turn of phrase that outranks single words.
type phrase struct {
	re *regexp.Regexp
	entry
}

var phrases = []phrase{
	{regexp.MustCompile(`(?i)\b(?:in |with )?(?:an? |his |her |their |my )?(?:voice (?:that was )?)?(?:barely|hardly|scarcely|little|just)(?: louder than| above| more than| over) a whisper`), entry{Whispered, 0.8}},
	{regexp.MustCompile(`(?i)\b(?:in|under|below|beneath) (?:an? |his |her |their |my )?(?:hoarse |low |soft |loud |stage |fierce |harsh |urgent )*(?:whisper|breath)\b`), entry{Whispered, 0.5}},
	{regexp.MustCompile(`(?i)\bso (?:softly|quietly|low)\b[^.;!?]*`), entry{Whispered, 0.6}},
	{regexp.MustCompile(`(?i)\b(?:in|with) an? undertone\b|\bto (?:him|her|them|my)sel(?:f|ves)\b|\bhalf aloud\b`), entry{Murmured, 0.4}},
	{regexp.MustCompile(`(?i)\bat the top of (?:his|her|their|my) (?:voice|lungs)\b`), entry{Shouted, 1}},
	{regexp.MustCompile(`(?i)\b(?:raised|raising|lifting|lifted) (?:his|her|their|my) voice\b`), entry{Shouted, 0.4}},
	{regexp.MustCompile(`(?i)\b(?:lowered|lowering|dropped|dropping) (?:his|her|their|my) voice\b`), entry{Murmured, 0.6}},
	{regexp.MustCompile(`(?i)\b(?:with|between|through|amid) (?:an? |his |her |their )?(?:[a-z-]+ ){0,3}(?:laugh|laughter|giggles?|chuckles?|snigger|titter)\b`), entry{Laughing, 0.5}},
	{regexp.MustCompile(`(?i)\b(?:with|between|through|amid|in) (?:an? |his |her |their )?(?:[a-z-]+ ){0,2}(?:sobs?|tears)\b`), entry{Weeping, 0.6}},
	{regexp.MustCompile(`(?i)\b(?:with|heaving|giving|gave) an? (?:[a-z-]+ ){0,2}(?:sigh|groan|yawn|moan)\b`), entry{Exhausted, 0.4}},
	{regexp.MustCompile(`(?i)\bthrough (?:clenched|gritted|set) teeth\b|\bwith an? (?:snarl|growl|curse|oath)\b`), entry{Angry, 0.8}},
	{regexp.MustCompile(`(?i)\b(?:with|gave|giving) an? (?:[a-z-]+ ){0,2}(?:gasp|shudder|shiver)\b`), entry{Afraid, 0.5}},
	{regexp.MustCompile(`(?i)\bout of breath\b|\bin a (?:great )?hurry\b`), entry{Urgent, 0.6}},
}

// voicePhrase is "in a low, tired voice": the adjectives inside say how.
var voicePhrase = regexp.MustCompile(`(?i)\b(?:in|with) (?:an?|his|her|their|my|the) (?:[\p{L}'-]+,? ){0,6}(?:voice|tones?|accents?|manner|way)\b`)

// beats are vocal acts in narration right before a line that colour it.
var beats = []phrase{
	{regexp.MustCompile(`(?i)\b(?:laughed|giggled|chuckled|cackled|tittered|sniggered|(?:gave|let out|with) (?:an? |his |her )?(?:[a-z-]+,? ){0,4}(?:laugh|giggle|chuckle|cackle|titter))\b[^.!?]*`), entry{Laughing, 0.5}},
	{regexp.MustCompile(`(?i)\b(?:sobbed|wept|burst into tears|began to (?:cry|weep|sob)|(?:gave|let out) an? (?:[a-z-]+,? ){0,3}(?:sob|wail))\b[^.!?]*`), entry{Weeping, 0.6}},
	{regexp.MustCompile(`(?i)\b(?:sighed|yawned|groaned|(?:gave|let out|heaved) an? (?:[a-z-]+,? ){0,3}(?:sigh|yawn|groan))\b[^.!?]*`), entry{Exhausted, 0.4}},
	{regexp.MustCompile(`(?i)\b(?:gasped|(?:gave|let out) an? (?:[a-z-]+,? ){0,3}(?:gasp|shudder))\b[^.!?]*`), entry{Afraid, 0.4}},
	{regexp.MustCompile(`(?i)\b(?:snarled|growled|(?:gave|let out) an? (?:[a-z-]+,? ){0,3}(?:snarl|growl))\b[^.!?]*`), entry{Angry, 0.6}},
	{regexp.MustCompile(`(?i)\b(?:lowered|lowering|dropped) (?:his|her|their|my) voice\b[^.!?]*|\bleaned (?:in )?close[^.!?]*whisper[^.!?]*`), entry{Murmured, 0.6}},
	{regexp.MustCompile(`(?i)\bcleared (?:his|her|their|my) throat\b[^.!?]*|\bhesitated\b[^.!?]*`), entry{Hesitant, 0.4}},
}

// lasting is a state told in the paragraph before that still holds when the line comes.
var lasting = []phrase{
	{regexp.MustCompile(`(?i)\b(?:was|were|is|are|began|started|burst out) (?:still |now |to )?(?:laugh|laughing|giggling|chuckling|giggle)\b[^.!?]*`), entry{Laughing, 0.5}},
	{regexp.MustCompile(`(?i)\b(?:was|were|is|are|began|started|burst out) (?:still |now |to )?(?:crying|weeping|sobbing|sob|weep|cry|in tears)\b[^.!?]*|\bburst into tears\b`), entry{Weeping, 0.5}},
	{regexp.MustCompile(`(?i)\b(?:was|were|is|are) (?:still |now )?(?:shouting|yelling|screaming)\b[^.!?]*`), entry{Shouted, 0.6}},
	{regexp.MustCompile(`(?i)\b(?:was|were|is|are) (?:still |now )?(?:panting|trembling|shaking)\b[^.!?]*`), entry{Afraid, 0.4}},
}

// soft manners hold for the whole turn; the others only for words that go with them.
var soft = map[Manner]bool{Whispered: true, Murmured: true, Crooned: true, Laughing: true, Weeping: true, Sung: true,
	Exhausted: true, Cold: true, Afraid: true, Hesitant: true}

var (
	denial      = regexp.MustCompile(`(?i)\b(?:not|never|no longer|without|almost|nearly|n't|n’t|wanted to|tried not to|instead of)\s+(?:[a-z]+\s+)?$`)
	strengthens = regexp.MustCompile(`(?i)\b(?:very|so|utterly|completely|wildly|hysterically|barely|furiously|terribly)\s+$`)
	weakens     = regexp.MustCompile(`(?i)\b(?:a little|slightly|rather|somewhat|half|faintly)\s+$`)
)
