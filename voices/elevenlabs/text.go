package elevenlabs

import (
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"

	"radioplay/voices"
)

// tags are the audio tags of the manners: of the documented ones those that come nearest, else plain words, which the models
// take as well. The second is for more than middling intensity.
var tags = map[string][2]string{
	"whispered": {"whispers", "whispers"},
	"murmured":  {"quietly", "quietly"},
	"crooned":   {"softly", "softly"},
	"shouted":   {"shouts", "shouts"},
	"exclaimed": {"excited", "excited"},
	"laughing":  {"laughs", "laughs harder"},
	"weeping":   {"crying", "crying"},
	"sung":      {"sings", "sings"},
	"exhausted": {"tired", "exhausted"},
	"angry":     {"annoyed", "angry"},
	"afraid":    {"nervously", "panicking"},
	"cold":      {"deadpan", "coldly"},
	"hesitant":  {"hesitates", "hesitates"},
	"urgent":    {"urgently", "urgently"},
}

const strongIntensity = 0.5

// tag is what stands before a line. Instructions are taken along when they are written as tags.
func tag(u voices.Utterance) string {
	var t string
	if own := strings.TrimSpace(u.Voice.Instructions); strings.HasPrefix(own, "[") && strings.HasSuffix(own, "]") {
		t = own + " "
	}
	if m, ok := tags[u.Delivery.Manner]; ok {
		i := 0
		if u.Delivery.Intensity > strongIntensity {
			i = 1
		}
		t += "[" + m[i] + "] "
	}
	return t
}

// sent is what the service reads, and where the words of the utterance are in it.
type sent struct {
	text  string
	words []word
}

// word is a word of the utterance. Words that the lexicon says as one are one.
type word struct {
	from, to int // in Utterance.Text, in bytes
	at, end  int // in sent.text, in bytes
}

// markup is what the older models would take for a command and not speak.
var markup = regexp.MustCompile(`</?[a-zA-Z][^<>]*>`)

// safe is a text whose every word is spoken: brackets that a model would take for a direction are parentheses. It is as long as before.
func safe(m model, text string) string {
	round := strings.NewReplacer("[", "(", "]", ")", "<", "(", ">", ")")
	if m.tags {
		return round.Replace(text)
	}
	return markup.ReplaceAllStringFunc(text, round.Replace)
}

var plainWord = regexp.MustCompile(`^[a-z]{4,}$`)

// write writes an utterance for a model.
func write(m model, u voices.Utterance) sent {
	var b strings.Builder
	if m.tags {
		b.WriteString(tag(u))
	}
	u.Text = safe(m, u.Text)
	at := make([][2]int, len(u.Text)) // of every byte of the text: where it begins and ends in what is sent
	for _, p := range u.Pieces() {
		said, closing := p.Text, ""
		if ipa, ok := p.IPA(); !ok && p.Say != "" {
			said = safe(m, p.Say)
		} else if ok && m.phonemes && !strings.ContainsAny(p.Text, " \n") { // one word at a time
			fmt.Fprintf(&b, `<phoneme alphabet="ipa" ph="%s">`, strings.NewReplacer(`"`, "", "<", "", ">", "").Replace(ipa))
			closing = "</phoneme>"
		} else if m.tags && p.Strong && plainWord.MatchString(p.Text) {
			said = strings.ToUpper(p.Text) // is stressed; of a shorter word it would be an abbreviation
		}
		from := b.Len()
		b.WriteString(said)
		for i := p.From; i < p.To; i++ {
			if at[i] = [2]int{from, b.Len()}; p.Say == "" {
				at[i] = [2]int{from + i - p.From, from + i - p.From + 1}
			}
		}
		b.WriteString(closing)
	}
	s := sent{text: b.String()}
	for _, w := range voices.Words(u.Text) {
		x := word{w[0], w[1], at[w[0]][0], at[w[1]-1][1]}
		if n := len(s.words); n > 0 && x.at < s.words[n-1].end {
			s.words[n-1].to, s.words[n-1].end = x.to, max(x.end, s.words[n-1].end)
			continue
		}
		s.words = append(s.words, x)
	}
	return s
}

// mostContext is the most characters of what is read before, and after, that are sent.
const mostContext = 300

// context is what is read before and after u, where the model takes it.
func (b *Backend) context(u voices.Utterance) (before, after string) {
	if b.o.NoContext || !b.model(u.Voice).context {
		return "", ""
	}
	plain := func(s string) string { return voices.Utterance{Text: s, Lexicon: u.Lexicon}.Plain() }
	before, after = plain(u.Before), plain(u.After)
	if pieces := voices.SplitText(after, mostContext); len(pieces) > 1 {
		after = pieces[0]
	}
	for utf8.RuneCountInString(before) > mostContext { // the last words are the near ones
		_, rest, found := strings.Cut(before, " ")
		if !found {
			return "", after
		}
		before = rest
	}
	return before, after
}
