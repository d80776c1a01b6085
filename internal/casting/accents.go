package casting

import (
	"regexp"
	"slices"
	"strings"

	"radioplay/script"
)

// accentTags are the accents people name, as BCP 47 tags; those of espeak-ng where it has them.
var accentTags = map[string]string{
	"british": "en-GB", "english": "en-GB", "london": "en-GB", "cockney": "en-GB", "yorkshire": "en-GB", "lancashire": "en-GB", "welsh": "en-GB", "oxford": "en-GB",
	"scottish": "en-GB-scotland", "scots": "en-GB-scotland", "glasgow": "en-GB-scotland", "highland": "en-GB-scotland", "edinburgh": "en-GB-scotland",
	"irish": "en-IE", "dublin": "en-IE", "australian": "en-AU",
	"american": "en-US", "southern": "en-US", "texan": "en-US", "texas": "en-US", "brooklyn": "en-US", "yankee": "en-US", "midwestern": "en-US", "boston": "en-US",
	"jamaican": "en-029", "caribbean": "en-029",
}

const accentNouns = `(?:accent|lilt|brogue|burr|drawl|twang)\b`

// "a thick Scottish accent", "the soft burr of Glasgow", "her accent was English"; and what says that it is none.
var (
	accentBefore = regexp.MustCompile(`(?i)\b([a-z]+)[ -]+(?:([a-z]+)[ -]+)?` + accentNouns)
	accentAfter  = regexp.MustCompile(`(?i)\b` + accentNouns + `(?: (?:of|from|was|is|like))+ (?:(?:a|an|the|pure|very|broad|unmistakably) )*([a-z]+)\b`)
	accentDenied = regexp.MustCompile(`(?i)\b(?:no|not|without|lost|never|hardly|mock(?:ed|ing)?|feigned|fake|false)\b(?:\W+\w+){0,3}\W*$`)
	sentenceEnd  = regexp.MustCompile(`[.!?…]["'”’]?\s+`)
)

// accentIn finds the accent a sentence gives somebody.
func accentIn(sentence string) string {
	for _, re := range []*regexp.Regexp{accentBefore, accentAfter} {
		for _, m := range re.FindAllStringSubmatchIndex(sentence, -1) {
			for g := 2; g+1 < len(m); g += 2 {
				if m[g] < 0 {
					continue
				}
				tag, ok := accentTags[strings.ToLower(sentence[m[g]:m[g+1]])]
				if ok && !accentDenied.MatchString(sentence[:m[g]]) {
					return tag
				}
			}
		}
	}
	return ""
}

// accentsOf finds who is said to have an accent. It is the person named in the sentence, when only one is, or the only one who speaks in its
// paragraph; or whose line is said in it. The first mention counts.
func accentsOf(s *script.Script) map[string]string {
	found := map[string]string{}
	give := func(who, tag string) {
		if who != "" && tag != "" && found[who] == "" {
			found[who] = tag
		}
	}
	speakers := map[int][]string{} // of a paragraph
	for _, l := range s.Lines {
		if l.Kind.Spoken() && l.Speaker != "" && !slices.Contains(speakers[l.Paragraph], l.Speaker) {
			speakers[l.Paragraph] = append(speakers[l.Paragraph], l.Speaker)
		}
	}
	for _, l := range s.Lines {
		if l.Kind.Spoken() {
			give(l.Speaker, accentIn(l.Delivery.Words))
			continue
		}
		for _, sentence := range sentenceEnd.Split(l.Text, -1) {
			tag := accentIn(sentence)
			if tag == "" {
				continue
			}
			who := named(sentence, s.Characters)
			if len(who) == 0 {
				who = speakers[l.Paragraph]
			}
			if len(who) == 1 {
				give(who[0], tag)
			}
		}
	}
	return found
}

// named are the characters whose name or alias stands in a text.
func named(text string, all []script.Character) []string {
	var out []string
	for _, c := range all {
		for _, n := range append([]string{c.Name}, c.Aliases...) {
			if hasWords(text, n) {
				out = append(out, c.Name)
				break
			}
		}
	}
	return out
}

// hasWords reports whether words stand in a text, not as part of others.
func hasWords(text, words string) bool {
	letter := func(b byte) bool { return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= 0x80 }
	for from := 0; words != ""; {
		i := strings.Index(text[from:], words)
		if i < 0 {
			return false
		}
		i += from
		end := i + len(words)
		if (i == 0 || !letter(text[i-1])) && (end == len(text) || !letter(text[end])) {
			return true
		}
		from = i + 1
	}
	return false
}
