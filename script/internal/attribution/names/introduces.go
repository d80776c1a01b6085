package names

import (
	"radioplay/script/internal/attribution/lang"
	"radioplay/script/internal/prose"
)

// greetings stand before "this is Ada" on the telephone and at the door.
var greetings = lang.Set("hello hi hey hiya hullo morning afternoon evening")

// Introduces reports whether words give the name at i, of n words, as the speaker's own: "Hello, this is Ada.", "It's Ada again. I've
// found it.", "Ada here.", "Ada speaking."
func Introduces(toks []lang.Token, i, n int) bool {
	if toks[i+n-1].Possessive {
		return false
	}
	if i == 0 && i+n < len(toks) && toks[i+n].Before == "" && (toks[i+n].Low == "speaking" || toks[i+n].Low == "here") && (i+n+1 == len(toks) || toks[i+n+1].Before != "") {
		return true
	}
	if !Presents(toks[:i], LikelyWords) {
		return false
	}
	start := i - 2 // "this is"
	if toks[i-1].Possessive {
		start = i - 1 // "it's"
	}
	if start > 0 && toks[start].Before == "" {
		return false // "I think it's Ada"
	}
	first := start
	for first > 0 && !toks[first].First {
		first--
	}
	if i-first > 6 {
		return false
	}
	greets := toks[start].Low == "this" && (first < start && greetings[toks[first].Low] || start > 0 && greetings[toks[start-1].Low])
	for k := i + n; k < len(toks) && k < i+n+8; k++ {
		switch w := toks[k].Low; {
		case w == "i" || w == "i'm" || w == "i've" || w == "i'd" || w == "i'll" || w == "my" || w == "me" || w == "we":
			return toks[k].Text != "i"
		case lang.PronounGender(w) != "" || w == "he's" || w == "she's" || w == "they":
			return false
		}
	}
	return greets
}

// ShakesHands reports whether the narration behind quotation s has a hand held out: "Orme," he said, and put out a hand.
func ShakesHands(t *lang.Text, p *lang.Para, s int) bool {
	if s+1 >= len(p.Segs) || p.Segs[s+1].Kind != prose.Narration {
		return false
	}
	toks := p.Toks[s+1]
	for i := 1; i < len(toks) && i < 14; i++ {
		if toks[i].Low != "hand" {
			continue
		}
		for k := i - 1; k > 0 && k >= i-4; k-- {
			switch toks[k].Low {
			case "out", "offered", "offers", "offering", "extended", "extends", "extending", "shook", "shakes", "shaking":
				return true
			}
		}
	}
	return false
}

// Concluded reports whether the name of n words at i is all of a sentence that concludes who somebody is: "Ada, then.", "The Grey Queen, after all."
func Concluded(toks []lang.Token, i, n int) bool {
	begin, j := i, i+n
	if i > 0 && toks[i-1].Low == "the" && toks[i].Before == "" {
		begin--
	}
	if !toks[begin].First || j >= len(toks) || toks[j].Before != "," {
		return false
	}
	if toks[j].Low == "after" && j+1 < len(toks) && toks[j+1].Low == "all" {
		j++
	} else if toks[j].Low != "then" {
		return false
	}
	return j+1 == len(toks) || toks[j+1].First
}
