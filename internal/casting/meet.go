package casting

import "radioplay/script"

// meetings says how much every two speakers have to do with each other: 1 when they talk, half when they are only heard in the same
// scene. That they meet counts, not how often: a number of lines would change with every line somebody else puts in.
type meetings map[[2]string]float64

// near is how many spoken lines back somebody is still taken to be in the conversation.
const near = 4

const sameScene = 0.5

func meetingsOf(s *script.Script) meetings {
	m := meetings{}
	var recent []string
	here := map[string]bool{} // who has spoken in this scene
	for _, l := range s.Lines {
		if l.Kind == script.Break || l.Kind == script.Heading {
			recent = nil
			clear(here)
		}
		if !l.Kind.Spoken() || l.Speaker == "" {
			continue
		}
		for other := range here {
			m.raise(other, l.Speaker, sameScene)
		}
		for _, other := range recent {
			m.raise(other, l.Speaker, 1)
		}
		here[l.Speaker] = true
		recent = append(recent, l.Speaker)
		if len(recent) > near {
			recent = recent[1:]
		}
	}
	return m
}

func (m meetings) raise(a, b string, to float64) {
	if a != b {
		m[pair(a, b)] = max(m[pair(a, b)], to)
	}
}

func pair(a, b string) [2]string {
	if a > b {
		a, b = b, a
	}
	return [2]string{a, b}
}

// between two speakers: 0 when they are never in one scene.
func (m meetings) between(a, b string) float64 { return m[pair(a, b)] }
