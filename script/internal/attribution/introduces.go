package attribution

import "radioplay/script/internal/prose"

// greetings stand before "this is Ada" on the telephone and at the door.
var greetings = words("hello hi hey hiya hullo morning afternoon evening")

// introduces reports whether words give the name at i, of n words, as the speaker's own: "Hello, this is Ada.", "It's Ada again. I've
// found it.", "Ada here.", "Ada speaking."
func introduces(toks []token, i, n int) bool {
	if toks[i+n-1].possessive {
		return false
	}
	if i == 0 && i+n < len(toks) && toks[i+n].before == "" && (toks[i+n].low == "speaking" || toks[i+n].low == "here") && (i+n+1 == len(toks) || toks[i+n+1].before != "") {
		return true
	}
	if !presents(toks[:i], likelyWords) {
		return false
	}
	start := i - 2 // "this is"
	if toks[i-1].possessive {
		start = i - 1 // "it's"
	}
	if start > 0 && toks[start].before == "" {
		return false // "I think it's Ada"
	}
	first := start
	for first > 0 && !toks[first].first {
		first--
	}
	if i-first > 6 {
		return false
	}
	greets := toks[start].low == "this" && (first < start && greetings[toks[first].low] || start > 0 && greetings[toks[start-1].low])
	for k := i + n; k < len(toks) && k < i+n+8; k++ {
		switch w := toks[k].low; {
		case w == "i" || w == "i'm" || w == "i've" || w == "i'd" || w == "i'll" || w == "my" || w == "me" || w == "we":
			return toks[k].text != "i"
		case pronounGender(w) != "" || w == "he's" || w == "she's" || w == "they":
			return false
		}
	}
	return greets
}

// shakesHands reports whether the narration behind quotation s has a hand held out: "Orme," he said, and put out a hand.
func shakesHands(t *text, p *para, s int) bool {
	if s+1 >= len(p.segs) || p.segs[s+1].Kind != prose.Narration {
		return false
	}
	toks := p.toks[s+1]
	for i := 1; i < len(toks) && i < 14; i++ {
		if toks[i].low != "hand" {
			continue
		}
		for k := i - 1; k > 0 && k >= i-4; k-- {
			switch toks[k].low {
			case "out", "offered", "offers", "offering", "extended", "extends", "extending", "shook", "shakes", "shaking":
				return true
			}
		}
	}
	return false
}
