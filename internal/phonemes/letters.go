package phonemes

import (
	"strings"
	"unicode"
)

// letterNames are the names of the letters as espeak-ng's American voice would write them.
var letterNames = map[rune]string{'a': "eɪ", 'b': "biː", 'c': "siː", 'd': "diː", 'e': "iː", 'f': "ɛf", 'g': "dʒiː",
	'h': "eɪtʃ", 'i': "aɪ", 'j': "dʒeɪ", 'k': "keɪ", 'l': "ɛl", 'm': "ɛm", 'n': "ɛn", 'o': "oʊ", 'p': "piː", 'q': "kjuː",
	'r': "ɑːɹ", 's': "ɛs", 't': "tiː", 'u': "juː", 'v': "viː", 'w': "dʌbəljuː", 'x': "ɛks", 'y': "waɪ", 'z': "ziː"}

// britishNames are those that differ in Britain.
var britishNames = map[rune]string{'o': "əʊ", 'r': "ɑː", 'z': "zɛd"}

// spelledMark begins an IPA that is to be made for the accent: the letters to be read by their names follow it.
const spelledMark = "letters:"

// letterIPA is the IPA of letters read by their names: the last carries the main stress, as in "F B I". An s after an
// apostrophe is a possessive or plural.
func letterIPA(letters, accent string) string {
	letters, ending, _ := strings.Cut(letters, "'")
	runes := []rune(letters)
	var b strings.Builder
	for i, c := range runes {
		name := letterNames[c]
		if g, ok := britishNames[c]; ok && accent == British {
			name = g
		}
		if name == "" {
			continue
		}
		stress := "ˌ"
		if i == len(runes)-1 {
			stress = "ˈ"
		}
		b.WriteString(stress + name)
	}
	if ending != "" && len(runes) > 0 {
		switch unicode.ToLower(runes[len(runes)-1]) {
		case 's', 'x', 'h':
			b.WriteString("ɪz")
		case 'f':
			b.WriteString("s")
		default:
			b.WriteString("z")
		}
	}
	return b.String()
}

// acronyms are read letter by letter even where they could be a word or are shouted.
var acronyms = wordSet(`FBI CIA USA UK BBC CNN NYPD LAPD TV DVD CD PC DNA RNA UFO VIP HQ POW SUV ATM GPS HIV IQ IRS KGB NBC
	ABC CBS MTV PTSD RAF RSVP SOS TNT EU UV VCR VHS MRI ICU EMT ID UN USSR CEO CFO CPR CSI DMV DOA DUI ETA FDA HR IBM LLC NBA
	NFL NHL NRA NSA NYC OCD PTA PVC STD YMCA CCTV AI API EMP FAQ GDP IOU JFK LSD DJ PR QC RV TA USB PA PI NAACP ASPCA MIA NPC BCE CE ISBN PDF URL
	OD UCLA USC MIT NYU EPA DEA ATF MP MPH AKA ASAP CV EKG EEG ECG IV GI PE PhD BA MA BSc IT US ER DA LA AM PM AD BC RIP MI5 TLC IPA`)

// Those of them that are also words, and so words in a shouted sentence.
var shoutable = wordSet(`IT US LA AM ID PA OD TA MIA MA ER AD PE`)

// shortWords are the words of two or three letters that are written in capitals for their weight; other short capitals are acronyms.
var shortWords = wordSet(`NO YES GO STOP NOT YOU ME ALL NOW OUT WHY GET OFF RUN SHE HE HIM HER WE THEY OH AH MY IS AM ARE WAS
	DO DID HAS HAD CAN THE AND BUT FOR OR ON IN AT TO OF BY UP SO IF AS BE AN ANY ONE TWO TEN NEW OLD BIG BAD TOO SAY SEE LET PUT
	END DIE DEAD WAR GOD GUN MAN BOY HEY HI HA HO YOUR OUR HIS ITS WHO HOW HER OWN OPEN EAT WET DRY HOT LOW WAY DAY FUN ASK USE
	TRY CRY FLY BUY LIE SIR MUM MOM DAD SON SET CUT HIT SIT EXIT OW UGH EW AW UH UM HUH HM SH AHA BOO WOW YAY NAY AYE YEAH NAH OI EH
	RED ICE SEA SKY CAT DOG RAT PIG FOX BAR INN TEA ALE OIL GAS AIR FEW LOT FAR NEAR EVER BET WIN WON LOST BANG POP ZAP POW BAM BEG
	PAY TAX FEE FREE LAW ACT AGE AGO BAG BED BIT BOX CAR COW CUP EAR EYE FAT FIT GOT HAT JOB KEY KID LEG MAP MET MIX MUD NOR NUT ODD
	PAN PEN PET PIN RAW ROW SAD SAW SEX SHY SIN SIX SKI SUN TIE TIN TIP TOP TOY VAN VIA WAX ZOO JOY JAW ART ARM BY HELP YE O`)
