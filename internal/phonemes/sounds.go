package phonemes

import (
	"regexp"
	"strings"
)

// ownIPA is the pronunciation, in espeak-ng's American symbols, of words that espeak-ng spells out or misreads.
var ownIPA = map[string]string{
	"'em": "əm", "'cause": "kəz", "cos": "kəz", "coz": "kəz", "cuz": "kəz", "'n": "ən", "'un": "ən", "o'": "ə", "wi'": "wɪ", "t'": "t",
	"twas": "twʌz", "twasn't": "twˈʌzənt", "tisn't": "tˈɪzənt", "d'you": "djʊ", "d'ya": "djə", "d'ye": "djə", "y'know": "jənˈoʊ",
	"y'see": "jəsˈiː", "g'day": "ɡədˈeɪ", "g'night": "ɡənˈaɪt", "g'morning": "ɡəmˈɔːɹnɪŋ", "m'lord": "məlˈɔːɹd", "m'lady": "məlˈeɪdi",
	"m'dear": "mədˈɪɹ", "t'other": "tˈʌðɚ", "s'pose": "spˈoʊz", "s'all": "sˈɔːl", "s'okay": "soʊkˈeɪ", "s'not": "snˈɑːt", "p'raps": "pɹˈæps",
	"p'rhaps": "pɹˈæps", "miz": "mˌɪz", "dunno": "dənˈoʊ", "wanna": "wˈɑːnə", "outta": "ˈaʊɾə", "sorta": "sˈɔːɹɾə", "lotta": "lˈɑːɾə",
	"whatcha": "wˈʌtʃə", "gotcha": "ɡˈɑːtʃə", "betcha": "bˈɛtʃə", "c'mere": "kəmˈɪɹ", "d'oh": "dˈoʊ", "ol": "oʊl", "lil": "lɪl",
	"gonna": "ɡənə", "ain't": "ˈeɪnt", "'ello": "ɛlˈoʊ", "innit": "ˈɪnɪt", "jus": "dʒʌs", "tha": "ðə", "yer": "jɚ", "ye": "jiː", "guv": "ɡˈʌv",
}

// sound is a noise people write as a word, and what is spoken for it, in espeak-ng's American symbols.
type sound struct {
	pattern *regexp.Regexp
	ipa     string
}

func noise(pattern, ipa string) sound { return sound{regexp.MustCompile(`^(?:` + pattern + `)$`), ipa} }

// sounds are noises espeak-ng would spell letter by letter or misread. Each is what a recogniser
// hears best of what was tried with real voices: most need a vowel to be heard at all.
var sounds = []sound{
	noise(`h+m+`, "hˈʌm"), noise(`m+-h*m+|m+h+m+`, "ˈəmhˌʌm"), noise(`m{2,}`, "ˈəm"), noise(`pf+t+`, "pfˈɪt"), noise(`pf{2,}`, "pˈʌf"),
	noise(`s+h+|s{3,}h*`, "ʃʃʃ"), noise(`p+s+t+`, "psˈɪt"), noise(`ts+k+`, "tˈɪsk"), noise(`t+s{2,}`, "tˈɪs"), noise(`u+g+h+`, "ˈʌɡ"),
	noise(`a+r+g+h*`, "ˈɑːɹɡ"), noise(`a*u+r+g+h+`, "ˈɜːɡ"), noise(`g+r{2,}`, "ɡɹ"), noise(`g+a+h+`, "ɡˈɑː"), noise(`b+r{2,}`, "bˈɜːɹ"),
	noise(`u+h+-h*u+h+`, "ʌhˈʌ"), noise(`u+h+`, "ˈʌ"), noise(`u+m+`, "ˈʌm"), noise(`e+r+m+`, "ˈɜːm"), noise(`e+r{2,}|er`, "ˈɜː"),
	noise(`a+h+`, "ˈɑː"), noise(`a{3,}`, "ˈɑː"), noise(`a+w+`, "ˈɔː"), noise(`e+w+`, "ˈiːuː"), noise(`e+k+`, "ˈiːk"), noise(`e{2,}p+`, "ˈiːp"),
	noise(`oh+`, "ˈoʊ"), noise(`o{3,}|o{2,}h+`, "ˈuː"), noise(`o+w{2,}`, "ˈaʊ"), noise(`o{2,}f+`, "ˈuːf"), noise(`p+h+e+w+`, "fjˈuː"),
	noise(`n+a+h{1,}`, "nˈæ"), noise(`m+e+h+`, "mˈɛ"), noise(`b+a+h+`, "bˈɑː"), noise(`d+u+h+`, "dˈʌ"), noise(`h+u+h+`, "hˈʌ"), noise(`h+a+h+`, "hˈɑː"),
	noise(`z{2,}`, "zˈɪz"), noise(`y+e+a+h+`, "jˈɛə"), noise(`h+e+h+`, "hˈɛ"), noise(`e+h+`, "ˈeɪ"), noise(`t+c+h+`, "tʃˈə"), noise(`b+l+e+h+|b+l+e+c+h+`, "blˈɛ"),
	noise(`w+h+e+w+`, "hjˈuː"), noise(`h+r+m+p+h+|h+m+p+h+`, "hˈʌmf"), noise(`r{3,}`, "ɹˈɜːɹ"), noise(`f{3,}`, "fˈə"), noise(`k+t+h*|k{2,}`, "kˈə"),
	noise(`p+s+h+a+w+`, "ʃˈɔː"), noise(`p+s+h+`, "pˈɪʃ"), noise(`n{2,}`, "ˈən"),
}

// laughs are heard as often as they are written: each ha is one, the last the strongest.
var (
	laughRE = regexp.MustCompile(`^([bm]+[uw]+a+)?((?:ha+){2,}h?|(?:he+){2,}h?|(?:ho+){2,}h?|(?:hi){2,})$`)
	laughs  = map[byte]string{'a': "ɑː", 'e': "iː", 'i': "iː", 'o': "oʊ"}
)

func laughter(w string) string {
	m := laughRE.FindStringSubmatch(w)
	if m == nil {
		return ""
	}
	lead := ""
	if m[1] != "" {
		lead = m[1][:1] + "wˌɑː"
	}
	vowel := laughs[m[2][1]]
	return lead + strings.Repeat("hˌ"+vowel, strings.Count(strings.TrimSuffix(m[2], "h"), "h")-1) + "hˈ" + vowel
}

// interjection is what is spoken for a written noise, or "" when w is none.
func interjection(w string) string {
	for _, s := range sounds {
		if s.pattern.MatchString(w) {
			return s.ipa
		}
	}
	return laughter(w)
}

// isStretched reports whether a letter stands three times or more in a row: "sooo".
func isStretched(w string) bool {
	run, last := 0, rune(0)
	for _, c := range w {
		if c != last {
			run, last = 0, c
		}
		if run++; run >= 3 {
			return true
		}
	}
	return false
}

// unstretch shortens every run of three or more letters to two where that makes a word known to be written so ("good"), else to one.
func unstretch(w string) string {
	type run struct {
		c rune
		n int
	}
	var runs []run
	for _, c := range w {
		if len(runs) > 0 && runs[len(runs)-1].c == c {
			runs[len(runs)-1].n++
			continue
		}
		runs = append(runs, run{c, 1})
	}
	single, choices := "", []string{""}
	for _, r := range runs {
		one, two := string(r.c), string(r.c)+string(r.c)
		short := []string{one, two}
		if r.n < 3 {
			short = []string{strings.Repeat(one, r.n)}
		}
		single += short[0]
		var next []string
		for _, c := range choices {
			for _, s := range short {
				if len(next) < 64 {
					next = append(next, c+s)
				}
			}
		}
		choices = next
	}
	for _, c := range choices {
		if c != single && doubled[c] {
			return c
		}
	}
	// A run of two beside a stretched one is often part of the stretching ("hellooo" but "hellloo").
	return single
}

// doubled are words with a double letter that people draw out.
var doubled = wordSet(`good see sweet need keep feel feet sleep free tree three been seen week deep street queen green cheese geez sheesh
	bee look book too soon moon room cool fool food door poor school tool boom zoom blood woo boo woohoo hoo yoohoo well hell tell kill all
	call fall ball hello will still shall yell full pull miss kiss boss less pass grass class off stuff puff egg add odd happy sorry hurry
	marry carry really finally mommy daddy mummy bloody pretty silly sunny funny little better bitter matter never mood goodbye goody
	tooth smooth loose goose noon spoon root foot wood stood took shook cook hook creep weep sheep beep freedom speed bleed meet greet
	knee agree flee glee wheel steel heel peel yahoo tattoo cuckoo loo moo oops whoops baboom kaboom vroom shoo kazoo taboo
	balloon buffoon bee gee whee wee pee tee fee freeze breeze sneeze squeeze seem doom gloom bloom broom groom loom hall tall small wall bell
	fell sell spell smell swell bill fill hill ill mill pill skill thrill till bull dull skull cross loss toss dress guess mess press stress
	ass mass bass sass jazz buzz fuzz fizz puzzle dizzy`)
