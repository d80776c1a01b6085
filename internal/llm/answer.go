package llm

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"radioplay/script"
	"radioplay/voices/openai"
)

// errUnreadable is wrapped by the error for an answer that is no list of speakers.
var errUnreadable = errors.New("the model's answer is no list of speakers")

func unreadable(err error) bool { return errors.Is(err, errUnreadable) }

// said is one answer as the model gave it: Line counts within its request.
type said struct {
	Line    int    `json:"line"`
	Speaker string `json:"speaker"`
	Sure    bool   `json:"sure"`
}

// reply is what one request brought.
type reply struct {
	Answers []said       `json:"answers"`
	Usage   openai.Usage `json:"usage"`
}

// mostMisses bounds how often JSON is looked for where there is none.
const mostMisses = 500

// parse reads an answer: the JSON that was asked for, bare, in a code fence or among prose, where the last that fits counts.
func parse(a openai.Answer) ([]said, error) {
	var found, singles []said // singles are what is left of a list without its end
	rest := a.Text
	for misses := 0; misses < mostMisses; {
		i := strings.IndexAny(rest, "{[")
		if i < 0 {
			break
		}
		d := json.NewDecoder(strings.NewReader(rest[i:]))
		var v any
		if d.Decode(&v) != nil {
			rest = rest[i+1:]
			misses++
			continue
		}
		if m, ok := v.(map[string]any); ok && m["line"] != nil {
			singles = append(singles, answersIn(v)...)
		} else if list := answersIn(v); len(list) > 0 {
			found = list
		}
		rest = rest[i+int(d.InputOffset()):]
	}
	if len(found) == 0 {
		found = singles
	}
	if len(found) == 0 {
		found = unfinished(a.Text)
	}
	switch {
	case len(found) > 0:
		return found, nil
	case a.Cut:
		return nil, fmt.Errorf("%w: it was cut off at the server's limit of tokens", errUnreadable)
	}
	return nil, fmt.Errorf("%w: %q", errUnreadable, start(a.Text))
}

// unfinished reads an object of numbers and answers whose end is missing, as far as it goes.
func unfinished(text string) []said {
	first, last := strings.IndexByte(text, '{'), strings.LastIndexByte(text, '}')
	if first < 0 || last < first {
		return nil
	}
	for _, end := range []string{"}", "}}"} {
		var v map[string]any
		if json.Unmarshal([]byte(text[first:last+1]+end), &v) == nil {
			return answersIn(v)
		}
	}
	return nil
}

// answersIn reads the shapes that models use: a list of objects, or an object of numbers and names or objects, within an object or bare.
func answersIn(v any) []said {
	var out []said
	switch v := v.(type) {
	case []any:
		for _, item := range v {
			if m, ok := item.(map[string]any); ok {
				if s, ok := oneAnswer(m); ok {
					out = append(out, s)
				}
			}
		}
	case map[string]any:
		if inner, ok := v["answers"]; ok {
			return answersIn(inner)
		}
		if s, ok := oneAnswer(v); ok {
			return []said{s}
		}
		for k, who := range v {
			n, err := strconv.Atoi(k)
			if err != nil {
				continue
			}
			m, ok := who.(map[string]any)
			if !ok {
				m = map[string]any{"speaker": who}
			}
			m["line"] = float64(n)
			if s, ok := oneAnswer(m); ok {
				out = append(out, s)
			}
		}
		slices.SortFunc(out, func(a, b said) int { return a.Line - b.Line })
	}
	return out
}

func oneAnswer(m map[string]any) (said, bool) {
	s := said{Sure: true}
	switch n := m["line"].(type) {
	case float64:
		s.Line = int(n)
	case string:
		s.Line, _ = strconv.Atoi(n)
	default:
		return s, false
	}
	switch who := m["speaker"].(type) {
	case string:
		s.Speaker = who
	case nil:
		s.Speaker = unknown
	default:
		return s, false
	}
	if sure, ok := m["sure"].(bool); ok {
		s.Sure = sure
	}
	return s, true
}

func start(s string) string {
	if r := []rune(oneLine(s)); len(r) > 60 {
		return string(r[:60]) + "..."
	}
	return oneLine(s)
}

// judge holds a reply against what was asked and who was listed, counts, and returns what can be used. The first answer to a line is the one that counts.
func (b *batch) judge(s *script.Script, r *Result) (votes []vote) {
	if b.reply == nil {
		r.Failed = append(r.Failed, b.asked...)
		return nil
	}
	open := map[int]bool{}
	for _, n := range b.asked {
		open[n] = true
	}
	for _, a := range b.reply.Answers {
		n := b.line(a.Line)
		if !open[n] {
			r.Dropped++
			continue
		}
		delete(open, n)
		if low := strings.ToLower(oneLine(a.Speaker)); low == unknown || low == "" {
			r.Unknown++
		} else if who, ok := named(b.people, a.Speaker); ok {
			votes = append(votes, vote{s.Lines[n-1], who, a.Sure, len(b.people)})
		} else {
			r.Dropped++
		}
	}
	r.Missing += len(open)
	return votes
}
