package lang

import (
	"strings"

	"radioplay/script/internal/prose"
)

// ChatLabel is what stands before the colon of a chat line, small letters and without signs; empty where p is none.
func ChatLabel(t *Text, p *Para) string {
	if len(p.Segs) != 2 || p.Segs[0].Kind != prose.Narration || p.Segs[1].Kind != prose.Quote || p.Segs[1].Span != p.Segs[1].Inner {
		return ""
	}
	low := strings.ToLower(strings.Trim(t.Doc.Slice(p.Segs[0].Span), " *_\n"))
	label, ok := strings.CutSuffix(low, ":")
	if !ok || len(label) > 40 {
		return ""
	}
	return strings.Trim(label, " *_")
}
