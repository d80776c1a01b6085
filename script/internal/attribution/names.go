package attribution

import (
	"sort"
	"strings"

	"radioplay/script/internal/prose"
)

// name is a way of calling somebody, as it stands in the text, with what speaks for it being a person.
type name struct {
	key       string   // words joined by spaces, small letters, titles spelled one way
	show      string   // as first written
	title     string   // canonical, or empty
	parts     []string // the rest
	count     int      // in narration
	inQuotes  int
	speaks    int // subject of a speech verb beside a quotation
	acts      int // followed by a verb
	vocative  int
	asided    int // of these, behind a comma
	own       int // given by somebody as theirs
	possesses int
	place     int // after "in", "at" ...
	the       int // after "the", "a"
}

// wordCase counts how a word is written where it does not begin a sentence, and where it does.
type wordCase struct {
	mid, first, low int
	surname         int // of these, behind a title: "Mrs. Hall"
}

func countCases(t *text) map[string]*wordCase {
	m := map[string]*wordCase{}
	of := func(w string) *wordCase {
		if m[w] == nil {
			m[w] = &wordCase{}
		}
		return m[w]
	}
	for _, p := range t.paras {
		if t.chatLabel(p) != "" { // chats do without capitals
			for i := range p.toks[0] {
				of(p.toks[0][i].low).mid += 2
			}
			for i := range p.toks[1] {
				of(p.toks[1][i].low)
			}
			continue
		}
		for _, toks := range p.toks {
			for i := range toks {
				k := &toks[i]
				c := of(k.low)
				switch {
				case k.shout && len(k.text) > 1:
				case !k.capital:
					c.low++
				case k.first:
					c.first++
				default:
					c.mid++
				}
			}
		}
	}
	return m
}

// mineNames finds every capitalised name of the text.
func mineNames(t *text) (map[string]*name, pairs) {
	cases := countCases(t)
	surnames(t, cases)
	all, met := map[string]*name{}, pairs{}
	var before []used
	for _, p := range t.paras {
		var names []used
		for s, toks := range p.toks {
			quoted := p.segs[s].Kind != prose.Narration
			sentence := 0
			for i := 0; i < len(toks); {
				if toks[i].first {
					sentence++
				}
				n, ok := nameAt(toks, i, cases)
				if !ok {
					i++
					continue
				}
				u := t.record(all, p, s, toks, i, n, quoted)
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
func surnames(t *text, cases map[string]*wordCase) {
	for _, p := range t.paras {
		for _, toks := range p.toks {
			for i := 1; i < len(toks); i++ {
				k, title := &toks[i], toks[i-1].low
				if k.capital && !k.shout && civil[title] && toks[i-1].capital && (k.before == "" || k.before == ".") && !nominative[k.low] && len(k.low) > 2 {
					cases[k.low].surname++
				}
			}
		}
	}
}

// kinTitle are titles that are written small as well.
var kinTitle = words("aunt uncle cousin")

// civil titles stand before nothing but a name.
var civil = words("mr mrs miss ms dr")

// nameAt tells how many words from i are one name.
func nameAt(toks []token, i int, cases map[string]*wordCase) (int, bool) {
	n := 0
	if kinTitle[toks[i].low] && !toks[i].capital { // "aunt Norris"
		if i+1 < len(toks) && toks[i+1].before == "" && !toks[i].possessive && namePart(&toks[i+1], cases) {
			k, ok := nameAt(toks, i+1, cases)
			return k + 1, ok
		}
		return 0, false
	}
	the := toks[i].low == "the" && i+1 < len(toks) && toks[i+1].capital && !toks[i+1].first && titles[canonicalTitle(toks[i+1].text)] != "" && toks[i+1].before == ""
	if the { // "the King" is a name of its own, unless more of a name follows
		if i+2 < len(toks) && toks[i+2].before == "" && namePart(&toks[i+2], cases) {
			return 0, false
		}
		return 2, true
	}
	for i+n < len(toks) {
		k := &toks[i+n]
		if n > 0 {
			prev := &toks[i+n-1]
			gap := k.before
			abbreviated := gap == "." && (titles[canonicalTitle(prev.text)] != "" || isTitle(prev.low) || len(prev.text) == 1)
			if gap != "" && !abbreviated || prev.possessive {
				break
			}
		}
		if isTitle(k.low) && k.capital && i+n+1 < len(toks) && n == 0 {
			next := &toks[i+n+1]
			if (next.before == "" || next.before == ".") && namePart(next, cases) {
				n++
				continue
			}
		}
		if n == 0 && dropTitles[k.low] && i+1 < len(toks) && toks[i+1].before == "" && namePart(&toks[i+1], cases) && toks[i+1].capital {
			return 0, false
		}
		if !namePart(k, cases) {
			break
		}
		n++
	}
	if n == 1 && isTitle(toks[i].low) && !loneTitle(&toks[i], cases) {
		return 0, false
	}
	return n, n > 0
}

func isTitle(low string) bool { _, ok := titles[canonicalTitle(low)]; return ok }

// loneTitle accepts "Mother", "Captain" as a name of its own where it is used like one.
func loneTitle(k *token, cases map[string]*wordCase) bool {
	c := cases[k.low]
	return k.capital && !k.shout && (k.low == "mother" || k.low == "father" || k.low == "grandfather" || k.low == "grandmother" || k.low == "granny" || k.low == "grandma" || k.low == "grandpa") && c.mid > 0
}

// namePart decides whether a word can be part of a name.
func namePart(k *token, cases map[string]*wordCase) bool {
	c := cases[k.low]
	if c.surname > 0 && k.capital && !k.shout {
		return !k.first || c.low < c.mid+c.surname
	}
	if !k.capital || notNames[k.low] || len(k.low) < 2 && !(len(k.text) == 1 && k.after != "" && k.after[0] == '.') {
		return false
	}
	if k.shout { // words in capitals are names only where the text also writes them as one
		return c.mid > 0 && c.low <= c.mid
	}
	if one, other, ok := strings.Cut(k.low, "-"); ok && (common(one) || notNames[one]) && (common(other) || notNames[other]) {
		return false // "Ninety-eight"
	}
	given := given(k.low)
	switch {
	case c.low == 0:
		return c.mid > 0 || given || nicknames[k.low] != nil || len(k.low) > 2 && !strings.HasSuffix(k.low, "ly") && !strings.HasSuffix(k.low, "ing") && !common(k.low)
	case k.first:
		return c.mid > c.low || given && c.mid > 0
	}
	return c.mid >= c.low || given
}

func (t *text) record(all map[string]*name, p *para, s int, toks []token, i, n int, quoted bool) used {
	var parts []string
	title := ""
	for _, k := range toks[i : i+n] {
		switch {
		case isTitle(k.low) && title == "" && len(parts) == 0 && n > 1 || kinTitle[k.low] && !k.capital:
			title = canonicalTitle(k.low)
		case k.low == "the":
		default:
			parts = append(parts, k.low)
		}
	}
	key := strings.Join(parts, " ")
	if title != "" {
		key = title + " " + key
	}
	if toks[i].low == "the" {
		key = "the " + canonicalTitle(toks[i+1].low)
		title, parts = "", []string{canonicalTitle(toks[i+1].low)}
	}
	e := all[key]
	if e == nil {
		var show []string
		for _, k := range toks[i : i+n] {
			w := k.text
			if k.after != "" && k.after[0] == '.' && (isTitle(k.low) && len(k.text) <= 5 || len(k.text) == 1) {
				w += "."
			}
			show = append(show, w)
		}
		e = &name{key: key, show: strings.Join(show, " "), title: title, parts: parts}
		all[key] = e
	}
	last := &toks[i+n-1]
	u := used{key: key}
	if i > 0 && toks[i].before == "" && (toks[i-1].low == "the" || toks[i-1].low == "a" || toks[i-1].low == "an") {
		e.the++
	}
	if quoted {
		e.inQuotes++
		e.own += yes(presents(toks[:i], ownWords))
		if answer := t.answers(p, s); answer.takes(last.after) && i == 0 && n == len(toks) {
			e.own += yes(answer == nameAnswer)
		} else if vocativeAt(toks, i, n) {
			e.vocative++
			e.asided += yes(strings.HasSuffix(toks[i].before, ","))
			u.vocative = true
		}
		return u
	}
	e.count++
	if last.possessive {
		e.possesses++
	}
	if i > 0 && toks[i].before == "" && placeWords[toks[i-1].low] {
		e.place++
	}
	if besideQuote(p, s, toks, i, n) {
		e.speaks++
		u.speaks = true
	}
	if i >= 2 && toks[i-2].low == "it" && toks[i-1].low == "was" && toks[i].before == "" { // "It was Ada" tells who came
		e.acts++
	}
	if !last.possessive && i+n < len(toks) && toks[i+n].before == "" && isVerb(toks[i+n].low) {
		e.acts++
	}
	return u
}

// isVerb guesses whether a word that follows a name says what the named one did.
func isVerb(w string) bool {
	return pastVerbs[w] || prose.SpeechVerb(w) || strings.HasSuffix(w, "ed") && len(w) > 4
}

// besideQuote reports whether words i to i+n are the subject of a speech verb next to a quotation.
func besideQuote(p *para, s int, toks []token, i, n int) bool {
	quoteBefore := s > 0 && p.segs[s-1].Kind != prose.Narration
	if quoteBefore {
		if i == 1 && prose.SpeechVerb(toks[0].low) {
			return true
		}
		if i == 0 && n < len(toks) && prose.SpeechVerb(toks[n].low) {
			return true
		}
	}
	quoteAfter := s+1 < len(p.segs) && p.segs[s+1].Kind == prose.Quote
	if quoteAfter && s == 0 && i == 0 && n == len(toks) { // the label of a chat line
		return strings.Contains(toks[n-1].after, ":")
	}
	if quoteAfter && i+n < len(toks) && prose.SpeechVerb(toks[i+n].low) {
		end := toks[len(toks)-1].after
		return strings.HasSuffix(end, ",") || strings.HasSuffix(end, ":")
	}
	return false
}

// vocativeAt reports whether the name at i is called: set off by commas or the edges of the quotation.
func vocativeAt(toks []token, i, n int) bool {
	after := toks[i+n-1].after
	before := toks[i].before
	if i > 0 && (toks[i-1].low == "said" || toks[i-1].low == "says") { // "I said, Ray, call her" was said to Ray another time
		return false
	}
	open := i == 0 || strings.HasSuffix(before, ",") || strings.ContainsAny(before, ".!?—-") || i > 0 && (toks[i-1].low == "oh" || toks[i-1].low == "dear" || toks[i-1].low == "my" || toks[i-1].low == "hello" || toks[i-1].low == "hey" || toks[i-1].low == "no" || toks[i-1].low == "yes")
	closed := after != "" && strings.ContainsAny(after[:1], ",.!?—-;") || i+n == len(toks) || strings.HasPrefix(after, "…")
	return open && closed && !toks[i+n-1].possessive
}

// people keeps the names that are persons, in a stable order: the most used first.
func people(all map[string]*name, words int) []*name {
	least := 2.0
	if words < shortText { // in a short text a name seen once has to count
		least = 1
	}
	var out []*name
	for _, n := range all {
		if personhood(n, words < shortText) >= least {
			out = append(out, n)
		}
	}
	sort.Slice(out, func(i, j int) bool {
		a, b := out[i], out[j]
		if ca, cb := a.count+a.inQuotes, b.count+b.inQuotes; ca != cb {
			return ca > cb
		}
		return a.key < b.key
	})
	return out
}

// shortText is under how many words a text gives little evidence for anybody.
const shortText = 8000

func personhood(n *name, short bool) float64 {
	if short && n.count == 0 && (n.asided > 0 || n.vocative+n.own > 0 && !common(n.parts[0])) {
		return 1.2 // nobody shouts a word that is none
	}
	if n.count == 0 && n.vocative < 2 && n.inQuotes < 2 && n.title == "" && !knownGiven(n) {
		return 0 // a lone word in speech: an exclamation as likely as a name
	}
	s := 3*float64(min(n.speaks, 2)) + 1.0*float64(min(n.acts, 3)) + 1.2*float64(min(n.vocative, 3)) + 0.5*float64(min(n.possesses, 2))
	if n.title != "" || strings.HasPrefix(n.key, "the ") {
		s += 2
	}
	if knownGiven(n) {
		s += 2
	}
	if len(n.parts) > 1 && n.count > 1 {
		s += 0.5
	}
	if short && n.the > 0 && n.title == "" && 2*n.the >= n.count+n.inQuotes && n.speaks == 0 {
		s -= 2 // "the Academy"
	}
	if n.count > 0 && (!short || n.place > n.speaks+n.acts+n.vocative) {
		s -= 3 * float64(n.place) / float64(n.count)
		if n.count >= 8 && n.place*5 >= n.count && n.title == "" {
			s -= 8 // people are seldom in, at and from somebody: a place
		}
	}
	return s
}

func knownGiven(n *name) bool {
	for _, p := range n.parts {
		if given(p) || nicknames[p] != nil {
			return true
		}
	}
	return false
}
