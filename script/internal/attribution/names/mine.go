// Package names finds the names of a text and tells which are people's.
package names

import (
	"strings"

	"radioplay/script/internal/attribution/lang"
	"radioplay/script/internal/prose"
)

// Name is a way of calling somebody, as it stands in the text, with what speaks for it being a person.
type Name struct {
	Key       string   // words joined by spaces, small letters, titles spelled one way
	Show      string   // as first written
	Title     string   // canonical, or empty
	Parts     []string // the rest
	Count     int      // in narration
	InQuotes  int
	Speaks    int // subject of a speech verb beside a quotation
	Acts      int // followed by a verb
	Vocative  int
	Asided    int // of these, behind a comma
	lone      int // of these, a sentence of its own that nobody shouts
	Own       int // given by somebody as theirs
	Possesses int
	place     int // after "in", "at" ...
	the       int // after "the", "a"
}

// wordCase counts how a word is written where it does not begin a sentence, and where it does.
type wordCase struct {
	mid, first, low int
	surname         int // of these, behind a title: "Mrs. Hall"
	tagged          int // as the subject of a tag
	personal        int // at the beginning of a sentence, in front of what only people do
	beside          int // of these, beside a quotation and its verb: "said JT"
}

func countCases(t *lang.Text) map[string]*wordCase {
	m := map[string]*wordCase{}
	of := func(w string) *wordCase {
		if m[w] == nil {
			m[w] = &wordCase{}
		}
		return m[w]
	}
	for _, p := range t.Paras {
		if lang.ChatLabel(t, p) != "" { // chats do without capitals
			for i := range p.Toks[0] {
				of(p.Toks[0][i].Low).mid += 2
			}
			for i := range p.Toks[1] {
				of(p.Toks[1][i].Low)
			}
			continue
		}
		for s, toks := range p.Toks {
			if i := taggedAt(p, s); i >= 0 {
				of(toks[i].Low).beside++
			}
			for i := range toks {
				k := &toks[i]
				c := of(k.Low)
				switch {
				case k.Shout && len(k.Text) > 1:
					if numbered(toks, i) {
						c.mid++
					}
				case !k.Capital:
					c.low++
				case k.First:
					c.first++
				default:
					c.mid++
				}
			}
		}
	}
	return m
}

// taggedAt is at which word of segment s somebody speaks the quotation before it by one word with a capital: "said JT", "Coach said"; or -1.
func taggedAt(p *lang.Para, s int) int {
	toks := p.Toks[s]
	if s == 0 || p.Segs[s].Kind != prose.Narration || p.Segs[s-1].Kind == prose.Narration || len(toks) < 2 || toks[1].Before != "" {
		return -1
	}
	switch {
	case toks[1].Capital && !toks[0].Capital && prose.SpeechVerb(toks[0].Low) && (len(toks) == 2 || toks[2].Before != "" || !toks[2].Capital):
		return 1
	case toks[0].Capital && !toks[0].First && prose.SpeechVerb(toks[1].Low):
		return 0
	}
	return -1
}

// Mine finds every capitalised name of the text.
func Mine(t *lang.Text) (map[string]*Name, Pairs) {
	cases := countCases(t)
	surnames(t, cases)
	oddNames(t, cases)
	all, met := map[string]*Name{}, Pairs{}
	var before []used
	for _, p := range t.Paras {
		var names []used
		for s, toks := range p.Toks {
			quoted := p.Segs[s].Kind != prose.Narration
			sentence := 0
			for i := 0; i < len(toks); {
				if toks[i].First {
					sentence++
				}
				n, ok := nameAt(toks, i, cases)
				if !ok {
					i++
					continue
				}
				u := record(t, all, p, s, toks, i, n, quoted)
				u.seg, u.sentence, u.quoted = s, sentence, quoted
				names = append(names, u)
				i += n
			}
		}
		met.note(before, names)
		before = names
	}
	return all, met
}

// surnames marks the words that titles make names of though they are also words
// of the language or places: Mrs. Hall, Mr. Church, Dr. Young.
func surnames(t *lang.Text, cases map[string]*wordCase) {
	for _, p := range t.Paras {
		for _, toks := range p.Toks {
			for i := 1; i < len(toks); i++ {
				k, title := &toks[i], toks[i-1].Low
				if k.Capital && !k.Shout && lang.Civil[title] && toks[i-1].Capital && (k.Before == "" || k.Before == ".") && !lang.Nominative[k.Low] && !k.IsI() && len(k.Low) > 2 {
					cases[k.Low].surname++
				}
			}
		}
	}
}

func record(t *lang.Text, all map[string]*Name, p *lang.Para, s int, toks []lang.Token, i, n int, quoted bool) used {
	var parts, words []string
	title := ""
	ranked := leadingRanks(toks[i : i+n])
	for at, k := range toks[i : i+n] {
		word := k.Low
		switch {
		case lang.IsTitle(k.Low) && len(parts) == 0 && at+1 < n || lang.KinTitle[k.Low] && !k.Capital || at < ranked: // "Detective Sergeant Rao": the last tells the rank
			if title = lang.CanonicalTitle(k.Low); at == 0 {
				word = title
			}
		case k.Low == "the":
			continue
		default:
			parts = append(parts, k.Low)
		}
		words = append(words, word)
	}
	key := strings.Join(words, " ")
	if toks[i].Low == "the" {
		key = "the " + lang.CanonicalTitle(toks[i+1].Low)
		title, parts = "", []string{lang.CanonicalTitle(toks[i+1].Low)}
	}
	e := all[key]
	if e == nil {
		var show []string
		for j, k := range toks[i : i+n] {
			w := k.Text
			if k.After != "" && k.After[0] == '.' && (lang.IsTitle(k.Low) && len(k.Text) <= 5 && j < n-1 || len(k.Text) == 1 && !figures(k.Low)) {
				w += "."
			}
			show = append(show, w)
		}
		e = &Name{Key: key, Show: strings.Join(show, " "), Title: title, Parts: parts}
		all[key] = e
	}
	last := &toks[i+n-1]
	u := used{key: key}
	begin := i // of the phrase
	if i > 0 && toks[i].Before == "" && (toks[i-1].Low == "the" || toks[i-1].Low == "a" || toks[i-1].Low == "an") {
		if toks[i-1].Low == "the" && Office(e) {
			begin--
		} else {
			e.the++
		}
	}
	if quoted {
		e.InQuotes++
		if Presents(toks[:i], OwnWords) || OwnBehind(toks, i+n) || Introduces(toks, i, n) {
			e.Own++
		}
		if answer := AnswerAt(t, p, s); i == 0 && answer.TakesAll(toks, n) {
			if answer == NameAnswer {
				e.Own++
			}
		} else if VocativeAt(toks, i, n) {
			e.Vocative++
			if loneWord(toks, i, n) && !runsOn(p, s) && !ShakesHands(t, p, s) {
				e.lone++
			}
			if strings.HasSuffix(toks[i].Before, ",") {
				e.Asided++
			}
			u.vocative = true
		}
		return u
	}
	e.Count++
	if last.Possessive {
		e.Possesses++
	}
	placed := i > 0 && toks[i].Before == "" && lang.PlaceWords[toks[i-1].Low]
	if placed {
		e.place++
	}
	if BesideQuote(p, s, toks, begin, i+n-begin) {
		e.Speaks++
		u.speaks = true
	}
	if i+n == len(toks) && len(p.Segs) == 1 && (i > 0 && Greets(toks, i) && strings.HasPrefix(last.After, ",") || Signed(t, p) == i) { // "Dear Ada,", "Yours ever, Ada"
		e.Acts++
	}
	if GivesOwn(toks[:i]) { // "Everyone calls me Ada"
		e.Acts++
	}
	if i >= 2 && toks[i-2].Low == "it" && toks[i-1].Low == "was" && toks[i].Before == "" { // "It was Ada" tells who came
		e.Acts++
	}
	if Concluded(toks, i, n) {
		e.Acts++
	}
	if !last.Possessive && !placed && !(i > 0 && toks[i].Before == "" && toks[i-1].Low == "of") && i+n < len(toks) && toks[i+n].Before == "" && lang.IsVerb(toks[i+n].Low) { // "Every dog in Orme barked" is about dogs
		e.Acts++
	}
	return u
}

// BesideQuote reports whether words i to i+n are the subject of a speech verb next to a quotation.
func BesideQuote(p *lang.Para, s int, toks []lang.Token, i, n int) bool {
	quoteBefore := s > 0 && p.Segs[s-1].Kind != prose.Narration
	if quoteBefore {
		from := i
		for from > 1 && (nameParticles[toks[from-1].Low] || lang.Particle[toks[from-1].Low]) {
			from--
		}
		from = roleInFront(toks, from)
		if from == 1 && prose.SpeechVerb(toks[0].Low) {
			return true
		}
		if roleInFront(toks, i) == 0 && i+n < len(toks) && prose.SpeechVerb(toks[i+n].Low) {
			return true
		}
	}
	quoteAfter := s+1 < len(p.Segs) && p.Segs[s+1].Kind == prose.Quote
	if quoteAfter && s == 0 && i == 0 && n == len(toks) { // the label of a chat line
		return strings.Contains(toks[n-1].After, ":")
	}
	if quoteAfter && i+n < len(toks) && prose.SpeechVerb(toks[i+n].Low) {
		end := toks[len(toks)-1].After
		return strings.HasSuffix(end, ",") || strings.HasSuffix(end, ":")
	}
	return false
}

// roleInFront is where what somebody is begins, when it stands in front of their name at word i: "my cousin Ada", "the butler Orme"; else i.
func roleInFront(toks []lang.Token, i int) int {
	if i < 2 || toks[i].Before != "" || toks[i-1].Before != "" || !lang.Determiner[toks[i-2].Low] || toks[i-1].Capital || toks[i-1].Possessive {
		return i
	}
	if _, person := lang.PersonNouns[toks[i-1].Low]; !person {
		return i
	}
	return i - 2
}

// loneWord reports whether a word that is no known name is a sentence of its own, said and not shouted: "Lentils." It is as likely what
// is talked about as who is called.
func loneWord(toks []lang.Token, i, n int) bool {
	last := &toks[i+n-1]
	return n == 1 && toks[i].First && (i+n == len(toks) || toks[i+n].First) && !strings.ContainsAny(last.After, "!?") && !strings.HasPrefix(last.After, "—") && !Given(toks[i].Low) && Nicknames[toks[i].Low] == nil && !lang.IsTitle(toks[i].Low) && lang.KinForms[toks[i].Low] == ""
}

// runsOn reports whether quotation s goes on with its sentence behind its tag: "Quenby," he said, "is that you?"
func runsOn(p *lang.Para, s int) bool {
	return s+2 < len(p.Segs) && p.Segs[s+2].Kind == prose.Quote && len(p.Toks[s+2]) > 0 && !p.Toks[s+2][0].Capital
}
