package casting

import (
	"fmt"
	"strings"

	"radioplay/internal/spelling"
)

// known ends a complaint about a wrong name: the nearest right one, or the first few.
func known(what string, options []string, written string) string {
	if n := spelling.Nearest(written, options); n != "" {
		return fmt.Sprintf("did you mean %q?", n)
	}
	if len(options) == 0 {
		return "there are no " + what
	}
	shown := options
	more := ""
	if len(shown) > 6 {
		shown, more = shown[:6], fmt.Sprintf(" and %d more", len(options)-6)
	}
	return fmt.Sprintf("%s: %s%s", what, strings.Join(shown, ", "), more)
}
