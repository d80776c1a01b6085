package turn

import (
	"strings"

	"radioplay/script/internal/attribution/lang"
	"radioplay/script/internal/attribution/names"
	"radioplay/script/internal/attribution/people"
	"radioplay/script/internal/prose"
)

// Naming is what a turn says about whose name a name is.
type Naming struct {
	Own    int          // who gives this name as their own: "I'm Ada", "my name is Ada"; or -1
	Likely int          // who may: "It's Ada.", "This is Ada."; or -1
	Hearer int          // whose name the turn says the other's is: "You're Ada."; or -1
	Third  map[int]bool // who is talked about and not to: "Ada's wife", "Ada broke it", "about Ada"
}

// readNaming reads what turn u says about names.
func (u *Turn) readNaming(t *lang.Text, c *people.Cast) Naming {
	out := Naming{Own: -1, Likely: -1, Hearer: -1, Third: map[int]bool{}}
	for _, r := range u.Segs {
		toks := t.Paras[r.Para].Toks[r.Seg]
		for i := 0; i < len(toks); i++ {
			who, n := c.NameAt(toks, i)
			if n == 0 {
				continue
			}
			last := &toks[i+n-1]
			complement := i > 0 && toks[i].Before == "" && !last.Possessive && (i+n == len(toks) || toks[i+n].Before != "" || names.Ends[toks[i+n].Low])
			alone := i == 0 && n == len(toks)
			switch { // a full name by itself that nobody uses again is who says it: "Ada Orme," she said.
			case names.OwnBehind(toks, i+n), complement && names.Presents(toks[:i], names.OwnWords) && !supposed(toks, i), i == 0 && names.AnswerAt(t, t.Paras[r.Para], r.Seg) == names.NameAnswer && (strings.HasPrefix(last.After, ".") || names.NameAnswer.TakesAll(toks, n)):
				out.Own = who
			case toldMe(toks, i, n):
				out.Own = who
			case names.Introduces(toks, i, n), alone && u.Tag.Found() && names.ShakesHands(t, t.Paras[r.Para], r.Seg),
				alone && n > 1 && c.People[who].Count == 1 && names.Given(toks[0].Low) && lang.GenderFor[u.Tag.Pronoun] != "" && !names.AnswerAt(t, t.Paras[r.Para], r.Seg).TakesAll(toks, n):
				out.Own = who
			case complement && names.Presents(toks[:i], names.HearerWords):
				out.Hearer = who
			case complement && i <= 2 && names.Presents(toks[:i], names.LikelyWords), i == 0 && n == len(toks) && strings.HasPrefix(last.After, "."):
				out.Likely = who
			case complement && names.Presents(toks[:i], names.OtherWords), !names.VocativeAt(toks, i, n) && (last.Possessive || i > 0 && toks[i].Before == "" && lang.Preposition[toks[i-1].Low] || i+n < len(toks) && toks[i+n].Before == "" && lang.IsVerb(toks[i+n].Low)):
				out.Third[who] = true
			case goneOnAbout(toks, i+n):
				out.Third[who] = true
			}
			i += n - 1
		}
	}
	return out
}

// toldMe reports whether the speaker tells what somebody said to them and called them: "“Ada,” he says to me, “stop.”"
func toldMe(toks []lang.Token, i, n int) bool {
	if !names.Retold(toks, i) || i > 0 && names.Retold(toks, i-1) || i+n >= len(toks) || toks[i+n].Before == "" || toks[i+n-1].Possessive {
		return false
	}
	for k := i - 3; k < min(len(toks), i+n+4); k++ {
		if k < 2 || k >= i && k < i+n || toks[k].Low != "me" {
			continue
		}
		if w := toks[k-1].Low; w == "to" && prose.SpeechVerb(toks[k-2].Low) || telling[w] {
			return true
		}
	}
	return false
}

// telling verbs have whom they speak to for their object.
var telling = lang.Set("told tells asked asks warned warns")

// goneOnAbout reports whether the sentence that begins at word i goes on about somebody named right in front of it: "Ada Orme. She says".
func goneOnAbout(toks []lang.Token, i int) bool {
	return i < len(toks) && toks[i].First && (toks[i].Low == "he" || toks[i].Low == "she" || toks[i].Low == "he's" || toks[i].Low == "she's")
}

// supposed reports whether the words in front of the name at i are said by others or only thought of: "if I'm Ada", "you think I'm Ada".
func supposed(toks []lang.Token, i int) bool {
	for k := i - 1; k >= 0 && k > i-5; k-- {
		if supposing[toks[k].Low] {
			return true
		}
		if toks[k].First || toks[k].Before != "" {
			return false
		}
	}
	return false
}

// supposing words stand in front of what is not said to be so.
var supposing = lang.Set("if when unless like think thinks thought believe believes believed says said say pretend pretends pretended wish wishes wished until that")
