package attribution

import (
	"radioplay/script/internal/prose"
	"strings"
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
	tagged          int // as the subject of a tag
	personal        int // at the beginning of a sentence, in front of what only people do
	beside          int // of these, beside a quotation and its verb: "said JT"
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
		if chatLabel(t, p) != "" { // chats do without capitals
			for i := range p.toks[0] {
				of(p.toks[0][i].low).mid += 2
			}
			for i := range p.toks[1] {
				of(p.toks[1][i].low)
			}
			continue
		}
		for s, toks := range p.toks {
			if i := taggedAt(p, s); i >= 0 {
				of(toks[i].low).beside++
			}
			for i := range toks {
				k := &toks[i]
				c := of(k.low)
				switch {
				case k.shout && len(k.text) > 1:
					if numbered(toks, i) {
						c.mid++
					}
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

// taggedAt is at which word of segment s somebody speaks the quotation before it by one word with a capital: "said JT", "Coach said"; or -1.
func taggedAt(p *para, s int) int {
	toks := p.toks[s]
	if s == 0 || p.segs[s].Kind != prose.Narration || p.segs[s-1].Kind == prose.Narration || len(toks) < 2 || toks[1].before != "" {
		return -1
	}
	switch {
	case toks[1].capital && !toks[0].capital && prose.SpeechVerb(toks[0].low) && (len(toks) == 2 || toks[2].before != "" || !toks[2].capital):
		return 1
	case toks[0].capital && !toks[0].first && prose.SpeechVerb(toks[1].low):
		return 0
	}
	return -1
}

// mineNames finds every capitalised name of the text.
func mineNames(t *text) (map[string]*name, pairs) {
	cases := countCases(t)
	surnames(t, cases)
	oddNames(t, cases)
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

func record(t *text, all map[string]*name, p *para, s int, toks []token, i, n int, quoted bool) used {
	var parts, words []string
	title := ""
	ranked := leadingRanks(toks[i : i+n])
	for at, k := range toks[i : i+n] {
		word := k.low
		switch {
		case isTitle(k.low) && len(parts) == 0 && at+1 < n || kinTitle[k.low] && !k.capital || at < ranked: // "Detective Sergeant Rao": the last tells the rank
			if title = canonicalTitle(k.low); at == 0 {
				word = title
			}
		case k.low == "the":
			continue
		default:
			parts = append(parts, k.low)
		}
		words = append(words, word)
	}
	key := strings.Join(words, " ")
	if toks[i].low == "the" {
		key = "the " + canonicalTitle(toks[i+1].low)
		title, parts = "", []string{canonicalTitle(toks[i+1].low)}
	}
	e := all[key]
	if e == nil {
		var show []string
		for j, k := range toks[i : i+n] {
			w := k.text
			if k.after != "" && k.after[0] == '.' && (isTitle(k.low) && len(k.text) <= 5 && j < n-1 || len(k.text) == 1 && !figures(k.low)) {
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
		if presents(toks[:i], ownWords) || introduces(toks, i, n) {
			e.own++
		}
		if answer := answerAt(t, p, s); answer.takes(last.after) && i == 0 && n == len(toks) {
			if answer == nameAnswer {
				e.own++
			}
		} else if vocativeAt(toks, i, n) {
			e.vocative++
			if strings.HasSuffix(toks[i].before, ",") {
				e.asided++
			}
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
	if i+n == len(toks) && len(p.segs) == 1 && (i > 0 && greets(toks, i) && strings.HasPrefix(last.after, ",") || signed(t, p) == i) { // "Dear Ada,", "Yours ever, Ada"
		e.acts++
	}
	if presents(toks[:i], selfWords) { // "Everyone calls me Ada"
		e.acts++
	}
	if i >= 2 && toks[i-2].low == "it" && toks[i-1].low == "was" && toks[i].before == "" { // "It was Ada" tells who came
		e.acts++
	}
	if !last.possessive && i+n < len(toks) && toks[i+n].before == "" && isVerb(toks[i+n].low) {
		e.acts++
	}
	return u
}

// besideQuote reports whether words i to i+n are the subject of a speech verb next to a quotation.
func besideQuote(p *para, s int, toks []token, i, n int) bool {
	quoteBefore := s > 0 && p.segs[s-1].Kind != prose.Narration
	if quoteBefore {
		from := i
		for from > 1 && (nameParticles[toks[from-1].low] || particle[toks[from-1].low]) {
			from--
		}
		if from == 1 && prose.SpeechVerb(toks[0].low) {
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
