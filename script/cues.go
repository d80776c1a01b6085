package script

import (
	"strings"
)

// readCue takes a cue apart: name, persona, whether it is a thought (V.O.), and where it is heard from ("ON PHONE"),
// as screenplays of others have it. Off screen (O.S.) says nothing about the sound.
func readCue(c string) (name, as string, voiceOver bool, heard Delivery) {
	c = strings.TrimSpace(strings.TrimPrefix(c, "@"))
	c = strings.TrimSpace(strings.TrimSuffix(c, "^")) // dual dialogue
	for strings.HasSuffix(c, ")") && !strings.HasSuffix(c, "\\)") {
		i := openBracket(c)
		if i < 0 {
			break
		}
		ext := strings.TrimSpace(c[i+1 : len(c)-1])
		switch low := strings.ToLower(ext); {
		case low == "v.o." || low == "vo" || low == "v.o":
			voiceOver = true
		case strings.HasPrefix(low, "as "):
			as = unescape(strings.TrimSpace(ext[3:]))
		default:
			if p, words := readPresence(low); p != Here {
				heard = Delivery{Presence: p, PresenceWords: words}
			}
		}
		c = strings.TrimSpace(c[:i])
	}
	return unescape(c), as, voiceOver, heard
}

// openBracket finds the last bracket that is not escaped.
func openBracket(s string) int {
	for i := len(s) - 1; i >= 0; i-- {
		if s[i] != '(' {
			continue
		}
		n := 0
		for k := i - 1; k >= 0 && s[k] == '\\'; k-- {
			n++
		}
		if n%2 == 0 {
			return i
		}
	}
	return -1
}
