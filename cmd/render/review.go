package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"strings"

	"radioplay/internal/episode"
	"radioplay/script"
)

// reviewBelow is the confidence under which a line is asked about, unless --below says otherwise.
const reviewBelow = 0.7

// review walks through the uncertain lines of a script, the least certain
// first, and saves the script after every answer.
type review struct {
	r       *episode.Reading
	below   float64
	answers <-chan string // lines typed; closed at the end of the input
	echo    bool          // show the answers: they come from a file
	out     io.Writer
	skipped map[int]bool
	past    []step
	decided int
}

// step is what can be undone: the script before an answer, or a line that was skipped.
type step struct {
	before *script.Script
	line   int
	skip   bool
}

// typed sends the lines of an input; it ends with the input, or with the context.
func typed(ctx context.Context, in io.Reader) <-chan string {
	c := make(chan string)
	go func() {
		defer close(c)
		for s := bufio.NewScanner(in); s.Scan(); {
			select {
			case c <- strings.TrimSpace(s.Text()):
			case <-ctx.Done():
				return
			}
		}
	}()
	return c
}

// run asks until nothing is left, the person quits or the input ends.
func (v *review) run(ctx context.Context) error {
	v.skipped = map[int]bool{}
	for {
		todo := v.uncertain()
		if len(todo) == 0 {
			return v.bye()
		}
		if more, err := v.ask(ctx, todo[0], len(todo)); err != nil || !more {
			return err
		}
	}
}

// uncertain lists the lines to ask about, the least certain first.
func (v *review) uncertain() []int {
	var out []int
	for _, n := range v.r.Script.Uncertain(v.below) {
		if !v.skipped[n] {
			out = append(out, n)
		}
	}
	return out
}

// ask shows line n and takes answers until one settles it; it reports whether to go on.
func (v *review) ask(ctx context.Context, n, left int) (bool, error) {
	l := v.r.Script.Lines[n-1]
	choices := choicesFor(v.r.Script, n)
	fmt.Fprintf(v.out, "\nline %d, %s, %d to go\n\n", n, v.r.Place(l), left)
	showScene(v.out, v.r.Script, n)
	v.showGuess(l, choices)
	for {
		fmt.Fprintf(v.out, "%s ", prompt(l))
		var answer string
		var ok bool
		select {
		case answer, ok = <-v.answers:
		case <-ctx.Done():
			fmt.Fprintln(v.out, "\nEvery answer is saved.")
			return false, ctx.Err()
		}
		if v.echo || !ok {
			fmt.Fprintln(v.out, answer)
		}
		if !ok || answer == "q" {
			return false, v.bye()
		}
		settled, err := v.answer(n, answer, choices)
		if settled || err != nil {
			return true, err
		}
	}
}

// answer acts on one answer to line n, and reports whether it was one.
func (v *review) answer(n int, answer string, choices []string) (bool, error) {
	switch answer {
	case "s":
		v.skipped[n] = true
		v.past = append(v.past, step{line: n, skip: true})
		return true, nil
	case "u":
		return v.undo()
	case "?":
		fmt.Fprint(v.out, reviewHelp)
		return false, nil
	}
	who, err := chosen(v.r.Script, n, answer, choices)
	if err != nil {
		fmt.Fprintln(v.out, err)
		return false, nil
	}
	before := v.r.Script
	remarks, err := v.r.Correct(n, who)
	if err != nil {
		return false, err
	}
	v.past = append(v.past, step{before: before, line: n})
	v.decided++
	for _, m := range remarks {
		fmt.Fprintln(v.out, m)
	}
	_, err = v.r.Save("", "fountain")
	return true, err
}

// undo takes the last answer or skip back.
func (v *review) undo() (bool, error) {
	if len(v.past) == 0 {
		fmt.Fprintln(v.out, "Nothing to undo.")
		return false, nil
	}
	last := v.past[len(v.past)-1]
	v.past = v.past[:len(v.past)-1]
	fmt.Fprintf(v.out, "Line %d is open again.\n", last.line)
	if last.skip {
		delete(v.skipped, last.line)
		return true, nil
	}
	v.r.Script = last.before
	v.decided--
	_, err := v.r.Save("", "fountain")
	return true, err
}

// bye says what was done and what is left.
func (v *review) bye() error {
	left := len(v.r.Script.Uncertain(v.below))
	switch {
	case v.decided == 0 && left == 0:
		fmt.Fprintf(v.out, "Nothing to review: every line is at least %s certain, or you have decided it.\n", percent(v.below))
	default:
		fmt.Fprintf(v.out, "%d decided, %d left; saved in %s.\n", v.decided, left, v.r.ScriptFile)
	}
	return nil
}

// showGuess prints who it seems to be, why, and who else it could be.
func (v *review) showGuess(l script.Line, choices []string) {
	if l.Speaker == "" {
		fmt.Fprintf(v.out, "\nNobody was found: %s.\n", because(l))
	} else {
		fmt.Fprintf(v.out, "\n%s, %s: %s.\n", l.Speaker, percent(l.Why.Confidence), because(l))
	}
	if l.Why.Cue != "" {
		fmt.Fprintf(v.out, "  read from “%s”\n", l.Why.Cue)
	}
	sure := map[string]float64{}
	for _, c := range l.Why.RunnersUp {
		sure[c.Name] = c.Confidence
	}
	for i, name := range choices {
		if p, ok := sure[name]; ok {
			name += ", " + percent(p)
		}
		fmt.Fprintf(v.out, "  %d  %s\n", i+1, name)
	}
}

func prompt(l script.Line) string {
	if l.Speaker == "" {
		return "Who speaks? [number, name, s, u, q, ?]"
	}
	return fmt.Sprintf("Who speaks? [Enter = %s, number, name, s, u, q, ?]", l.Speaker)
}

const reviewHelp = `  Enter   the guess is right; it is not asked again
  2       the second of the names above
  Mara    that name; its beginning is enough where only one character has it
  +Mara   somebody new called Mara
  s       skip this line for now
  u       undo the last answer
  q       quit; every answer is saved
`
