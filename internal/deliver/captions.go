package deliver

import (
	"bufio"
	"fmt"
	"io"
	"strings"
	"time"
	"unicode/utf8"

	"radioplay/internal/mix"
	"radioplay/script"
	"radioplay/voices"
)

// Caption is a piece of a line, short enough to read while it is heard.
type Caption struct {
	Line       int
	Speaker    string
	Start, End time.Duration
	Text       string
}

// NarratorName is who speaks when nobody of the story does.
const NarratorName = "Narrator"

// longest is how many characters a caption may have: two lines of 42.
const longest = 84

// Captions cuts the lines of a cue sheet into captions. Every word is in exactly
// one, in order. Times come from the takes' word marks, where there are any, else in
// proportion to the letters; captions never overlap.
func Captions(cues []mix.Cue) []Caption {
	var out []Caption
	for i := range cues {
		c := &cues[i]
		speaker := c.Line.Speaker
		if c.Line.As != "" {
			speaker = c.Line.As
		}
		if speaker == "" || !c.Line.Kind.Spoken() {
			speaker = NarratorName
		}
		from := len(out)
		for _, p := range pieces(c.Line.Text) {
			start, end := timeOf(c, p)
			out = append(out, Caption{Line: c.Line.N, Speaker: speaker, Start: start, End: end, Text: captionText(c.Line.Text[p.from:p.to], &c.Line)})
		}
		tidy(out[from:], c)
	}
	return out
}

// tidy makes the captions of one cue meet without overlapping.
func tidy(caps []Caption, c *mix.Cue) {
	for i := range caps {
		if i == 0 {
			caps[i].Start = c.Start
		} else {
			caps[i].Start = max(caps[i].Start, caps[i-1].Start+time.Millisecond)
			caps[i-1].End = caps[i].Start
		}
	}
	caps[len(caps)-1].End = c.End
}

func captionText(s string, l *script.Line) string {
	s = strings.Join(strings.Fields(strings.ReplaceAll(s, "*", "")), " ")
	if l.Kind == script.Song {
		return "♪ " + s + " ♪"
	}
	return s
}

type piece struct{ from, to int }

// pieces cuts a text at sentences, then clauses, then words, as far as needed.
func pieces(text string) []piece {
	var out []piece
	start := 0
	for start < len(text) {
		for start < len(text) && text[start] == ' ' || start < len(text) && text[start] == '\n' {
			start++
		}
		if start == len(text) {
			break
		}
		end := start + cut(text[start:])
		out = append(out, piece{start, end})
		start = end
	}
	if len(out) == 0 {
		out = []piece{{0, len(text)}}
	}
	return out
}

// cut finds where the first caption of s ends: at the last sentence end that fits, else the last clause end, else the last space.
func cut(s string) int {
	if utf8.RuneCountInString(s) <= longest {
		return len(s)
	}
	var sentence, clause, space int
	n := 0
	for i, r := range s {
		if n++; n > longest && (sentence > 0 || clause > 0 || space > 0) {
			break
		}
		if r != ' ' && r != '\n' {
			continue
		}
		space = i
		prev, _ := utf8.DecodeLastRuneInString(strings.TrimRight(s[:i], `"'”’)*_`))
		switch {
		case strings.ContainsRune(".!?…", prev):
			sentence = i
		case strings.ContainsRune(",;:—–", prev):
			clause = i
		}
	}
	switch {
	case sentence >= longest/4:
		return sentence
	case clause >= longest/3:
		return clause
	case space > 0:
		return space
	}
	return len(s)
}

func timeOf(c *mix.Cue, p piece) (start, end time.Duration) {
	if m := within(c.Take.Marks, p); len(m) > 0 {
		return c.Start + m[0].Start, c.Start + m[len(m)-1].End
	}
	n := time.Duration(max(1, len(c.Line.Text)))
	d := c.End - c.Start
	return c.Start + d*time.Duration(p.from)/n, c.Start + d*time.Duration(p.to)/n
}

func within(marks []voices.Mark, p piece) []voices.Mark {
	a := 0
	for a < len(marks) && marks[a].To <= p.from {
		a++
	}
	b := a
	for b < len(marks) && marks[b].From < p.to {
		b++
	}
	return marks[a:b]
}

// WriteVTT writes WebVTT with a voice tag a cue.
func WriteVTT(w io.Writer, caps []Caption) error {
	b := bufio.NewWriter(w)
	fmt.Fprint(b, "WEBVTT\n")
	for i, c := range caps {
		fmt.Fprintf(b, "\n%d\n%s --> %s\n<v %s>%s\n", i+1, stamp(c.Start, '.'), stamp(c.End, '.'), voiceName(c.Speaker), escapeVTT(c.Text))
	}
	return b.Flush()
}

var vttEscaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")

func escapeVTT(s string) string { return vttEscaper.Replace(s) }

// voiceName keeps what would end the tag out of a name.
func voiceName(s string) string {
	return strings.Join(strings.Fields(strings.NewReplacer("&", "&amp;", "<", " ", ">", " ").Replace(s)), " ")
}

// WriteSRT writes SubRip; the name is told when the speaker changes.
func WriteSRT(w io.Writer, caps []Caption) error {
	b := bufio.NewWriter(w)
	last := ""
	for i, c := range caps {
		text := c.Text
		if c.Speaker != last && c.Speaker != NarratorName {
			text = c.Speaker + ": " + text
		}
		last = c.Speaker
		fmt.Fprintf(b, "%d\n%s --> %s\n%s\n\n", i+1, stamp(c.Start, ','), stamp(c.End, ','), twoLines(text))
	}
	return b.Flush()
}

// twoLines breaks a caption at the space nearest its middle.
func twoLines(s string) string {
	if utf8.RuneCountInString(s) <= longest/2 {
		return s
	}
	best := -1
	for i := range len(s) {
		if s[i] == ' ' && (best < 0 || abs(i-len(s)/2) < abs(best-len(s)/2)) {
			best = i
		}
	}
	if best < 0 {
		return s
	}
	return s[:best] + "\n" + s[best+1:]
}

func abs(x int) int { return max(x, -x) }

func stamp(d time.Duration, point byte) string {
	ms := d.Round(time.Millisecond).Milliseconds()
	return fmt.Sprintf("%02d:%02d:%02d%c%03d", ms/3600000, ms/60000%60, ms/1000%60, point, ms%1000)
}
