package prose

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// naming are words after which marks hold a name, a title or a word under discussion.
var naming = setOf(`called call calls calling named name names titled entitled word words phrase term termed terms
	dubbed styled nicknamed christened labelled labeled marked inscribed inscription sign signs motto song poem
	book novel play picture chapter letters initials spelt spelled pronounced expression adjective noun verb verse
	known so-called likewise headed heading reading signed rendered the a an his her its their my our your this that these those
	of in by to with for from on is was are were be been as than not only very such no any some every`)

// reciting are verbs whose object in marks is more often a title or a name than speech.
var reciting = setOf(`read reads called calls put pronounced quoted sang sings recited signed spoke spelt`)

// seeming are turns of phrase before words that nobody says ("as much as to say").
var seeming = regexp.MustCompile(`(?i)\b(?:seem(?:s|ed|ing)?|appear(?:s|ed)?|as much as|as well as|time|about|use|useless|easy|hard|well|idle|soon as \w+ can|might(?: well)? have|if|though) (?:to )?(?:say|said|saying|cry|ask|tell)[,:]?$`)

// signSays is a thing that says something only in writing.
var signSays = regexp.MustCompile(`(?i)\b(?:sign|signboard|notice|placard|poster|label|inscription|plaque|headline|newspaper|banner|gravestone|brass plate)\b[^.!?"“”]{0,60}$`)

// signs are words for writing that nobody reads aloud.
var signs = setOf(`inscription motto sign signboard label placard notice poster headline lettered inscribed stencilled
	painted engraved title titled entitled`)

// isSpeech decides whether marks hold somebody's speech or narration in marks:
// scare quotes, titles, signs, words under discussion.
func (d *Document) isSpeech(para Span, s Segment, before []Segment, secondary bool) bool {
	inner := strings.Trim(d.Slice(s.Inner), " \t\r\n*_")
	if strings.IndexFunc(inner, isWordRune) < 0 {
		return inner != "" && !secondary
	}
	pre := strings.TrimRightFunc(d.Text[para.Start:s.Span.Start], func(r rune) bool { return unicode.IsSpace(r) || r == '*' || r == '_' })
	post := strings.TrimLeftFunc(d.Text[s.Span.End:para.End], func(r rune) bool { return unicode.IsSpace(r) || r == '*' || r == '_' })
	words := strings.Fields(inner)
	n := len(words)
	first, _ := utf8.DecodeRuneInString(strings.TrimLeftFunc(inner, func(r rune) bool { return !isWordRune(r) }))
	upper := unicode.IsUpper(first) || unicode.IsDigit(first)
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(inner, "'’\"”)"))
	ends := strings.ContainsRune(".!?…—–-", last)
	comma := strings.ContainsRune(",;:", last)
	tagged := tagAfter(post) && (ends || comma || n > 1 || pre == "")
	if pre == "" && post == "" {
		return true
	}
	prev, _ := utf8.DecodeLastRuneInString(pre)
	lastWord := strings.ToLower(strings.TrimRight(finalWord(pre), ",:;—–-"))
	verb := SpeechVerb(lastWord) || Speaking(lastWord)
	if particles[lastWord] { // "called out"
		before := strings.ToLower(finalWord(strings.TrimRightFunc(pre[:len(pre)-len(finalWord(pre))], unicode.IsSpace)))
		verb = SpeechVerb(before) || Speaking(before)
	}
	if signs[lastWord] || (verb || lastWord == "saying" || lastWord == "tell") && (seeming.MatchString(pre[max(0, len(pre)-60):]) || signSays.MatchString(pre[max(0, len(pre)-100):])) {
		return false
	}
	if len(before) > 0 && !secondary {
		// a turn broken by an aside: "My father"--he looked up--"says so."
		if gap := d.Text[before[len(before)-1].Span.End:s.Span.Start]; dashed(gap) && len(gap) < 300 {
			return true
		}
	}
	if pre == "" && startsDash(post) && !secondary {
		return upper
	}
	if len(before) > 0 && !secondary && onlyTag(d.Text[before[len(before)-1].Span.End:s.Span.Start]) {
		return true
	}
	if tagged && (pre == "" || ends || comma) {
		return !secondary || ends || comma
	}
	switch {
	case pre == "" || strings.ContainsRune(".!?…", prev) || prev == '"' || prev == '”' || prev == '\'' || prev == '’' || prev == ')':
		if secondary {
			return (ends || comma) && (pre == "" || upper && n > 2)
		}
		if ends || comma {
			return true
		}
		return n >= 6 && upper || tagged || n >= 2 && upper && post == ""
	case prev == ',' || prev == ':' || prev == '—' || prev == '–' || prev == '-' || prev == ';':
		if secondary {
			return upper && (ends || comma) && (verb || n > 3)
		}
		if len(before) > 0 && (ends || comma) {
			return true
		}
		if verb {
			return upper || ends || comma
		}
		if n >= 3 && ends && (prev == '—' || prev == '–' || prev == '-') {
			return true
		}
		return ends && upper || comma && upper && n > 2 || n >= 6 && upper || len(before) > 0 && n >= 4
	}
	if secondary {
		return verb && upper && ends
	}
	if verb {
		return upper && (ends || comma || !reciting[lastWord]) || ends && n > 1
	}
	if naming[lastWord] || (lastWord == "and" || lastWord == "or") && last != ';' {
		return upper && n >= 6 && ends
	}
	return upper && (ends || comma) && n >= 2
}

// particles stand behind verbs of speech: "called out", "began again".
var particles = setOf("out back again aloud in on up")

// onlyTag reports whether what stands between two quotations is a tag and no more: "said Mrs. Orme".
func onlyTag(gap string) bool {
	words := strings.Fields(gap)
	if len(words) < 2 || len(words) > 4 || strings.ContainsAny(gap, "!?;:") {
		return false
	}
	last := words[len(words)-1]
	return tagAfter(gap) && (unicode.IsUpper(firstLetter(last)) && SpeechVerb(words[0]) || len(words) == 2 && SpeechVerb(strings.ToLower(last)) || strings.HasSuffix(last, "ly") && len(words) > 2 && SpeechVerb(words[0]) && unicode.IsUpper(firstLetter(words[len(words)-2])))
}

// finalWord is the last word of a text, with what clings to it.
func finalWord(s string) string {
	return s[strings.LastIndexFunc(s, unicode.IsSpace)+1:]
}

// pronouns that can be the subject of a tag.
var subjects = setOf(`he she it they i we you who somebody someone nobody everybody another one both all`)

// tagAfter reports whether a text begins with a dialogue tag: "said the old
// man", "he asked", "Mrs. Dalloway replied".
func tagAfter(post string) bool {
	ws := strings.Fields(post[:min(len(post), 120)])
	if len(ws) == 0 {
		return false
	}
	bare := func(i int) string { return tagWord(ws[i]) }
	if SpeechVerb(bare(0)) && len(ws) > 1 && unicode.IsLower(firstLetter(ws[0])) {
		return true
	}
	if subjects[bare(0)] || unicode.IsUpper(firstLetter(ws[0])) || bare(0) == "the" || bare(0) == "a" || bare(0) == "an" || bare(0) == "his" || bare(0) == "her" || bare(0) == "my" {
		for i := 1; i < min(len(ws), 5); i++ {
			if SpeechVerb(bare(i)) {
				return true
			}
			if p := ws[i-1]; i > 1 && strings.ContainsAny(p[len(p)-1:], ".,;!?") && !strings.HasPrefix(p, "M") {
				return false
			}
		}
	}
	return false
}

func startsDash(s string) bool {
	return strings.HasPrefix(s, "—") || strings.HasPrefix(s, "–") || strings.HasPrefix(s, "--")
}

// dashed reports whether an aside stands between dashes.
func dashed(s string) bool {
	s = strings.TrimSpace(s)
	return startsDash(s) && (strings.HasSuffix(s, "—") || strings.HasSuffix(s, "–") || strings.HasSuffix(s, "--"))
}

var (
	thinkAfter  = regexp.MustCompile(`(?i)^(?:(?:he|she|i|they|we|it|(?:the |poor |little |old )*[\p{L}'’.]+) (?:thought|wondered)|(?:thought|wondered) (?:he|she|i|they|we|it|(?:the|poor|little|old|mr|mrs|miss)\b|\p{Lu}))`)
	thinkBefore = regexp.MustCompile(`(?i)\b(?:thought|thinks|thinking|wondered)(?: to (?:him|her|my)self)?[,:]$`)
	unsaid      = regexp.MustCompile(`(?i)\b(?:mentally|inwardly)\b`)
)

// unspoken turns quotations whose tag says that they are thought into
// thoughts, with the rest of their turn.
func (d *Document) unspoken(para Span, segs []Segment) {
	for i := range segs {
		s := &segs[i]
		if s.Kind != Quote {
			continue
		}
		end := para.End
		start := para.Start
		if i+1 < len(segs) {
			end = segs[i+1].Span.Start
		}
		if i > 0 {
			start = segs[i-1].Span.End
		}
		post := strings.TrimLeftFunc(d.Text[s.Span.End:end], unicode.IsSpace)
		pre := strings.TrimRightFunc(d.Text[start:s.Span.Start], unicode.IsSpace)
		tag := strings.Join(strings.Fields(post[:min(len(post), 100)]), " ")
		lead := strings.Join(strings.Fields(pre[max(0, len(pre)-60):]), " ")
		said := tagAfter(tag) && !thinkAfter.MatchString(tag) && !unsaid.MatchString(clause(tag))
		switch {
		case thinkAfter.MatchString(tag) && !ownSentence(d.Slice(s.Inner), tag) || thinkBefore.MatchString(lead) || tagAfter(tag) && unsaid.MatchString(clause(tag)):
			s.Kind = Thought
		case i > 0 && segs[i-1].Kind == Thought && !said && !strings.Contains(pre, "\n\n") && len(pre) < 160 && (strings.HasSuffix(pre, ",") || strings.HasSuffix(pre, ":") || thinkAfter.MatchString(strings.Join(strings.Fields(pre[:min(len(pre), 100)]), " "))):
			s.Kind = Thought
		}
	}
}

// ownSentence reports whether what follows a quotation begins a sentence of its own: `"In this wind?" She thought.`
func ownSentence(said, tag string) bool {
	first := finalWord(strings.TrimRight(said, " \n"))
	word, _, _ := strings.Cut(tag, " ")
	return strings.ContainsAny(first[max(0, len(first)-1):], ".!?") && unicode.IsUpper(firstLetter(word)) && word != "I" && (subjects[strings.ToLower(word)] || word == "The")
}

// clause is a text up to its first stop.
func clause(s string) string {
	if i := strings.IndexAny(s, ".;:!?"); i >= 0 {
		return s[:i]
	}
	return s
}
