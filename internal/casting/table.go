package casting

import (
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"radioplay/script"
)

// Row is one line of the table of a cast.
type Row struct {
	Name   string `json:"name"`
	Gender string `json:"gender,omitempty"`
	Age    string `json:"age,omitempty"`
	Lines  int    `json:"lines"`
	Words  int    `json:"words"`
	Engine string `json:"engine"`
	Voice  string `json:"voice"`
	Why    string `json:"why"`
}

// Rows are the narrator and every role, the largest part first.
func (a *Assignment) Rows() []Row {
	rows := []Row{row("(narrator)", a.Narrator)}
	for _, r := range a.Roles {
		name := r.Role.Speaker
		if r.Role.As != "" {
			name += " as " + r.Role.As
		}
		rows = append(rows, row(name, r))
	}
	return rows
}

func row(name string, c Choice) Row {
	voice := c.Voice.Name
	if c.Voice.PitchST != 0 {
		voice += fmt.Sprintf(" %+g st", c.Voice.PitchST)
	}
	if e := c.Voice.Effect; e != "" {
		voice += ", " + e
	}
	if c.Voice.Chorus > 0 {
		voice += fmt.Sprintf(" and %d more", c.Voice.Chorus)
	}
	return Row{Name: name, Gender: string(c.Gender), Age: string(c.Age), Lines: c.Lines, Words: c.Words,
		Engine: c.Voice.Backend, Voice: voice, Why: c.Why}
}

var genders = map[string]string{string(script.Female): "F", string(script.Male): "M", string(script.Neither): "N"}

// WriteTable writes the cast as a table for people, and below it the lines nobody could be found for.
func (a *Assignment) WriteTable(w io.Writer) error {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(t, "WHO\tGENDER\tLINES\tWORDS\tVOICE\tWHY")
	for _, r := range a.Rows() {
		gender := genders[r.Gender]
		if gender == "" {
			gender = "-"
		}
		fmt.Fprintf(t, "%s\t%s\t%d\t%d\t%s: %s\t%s\n", r.Name, gender, r.Lines, r.Words, r.Engine, r.Voice, r.Why)
	}
	if err := t.Flush(); err != nil {
		return err
	}
	if n := len(a.Unattributed); n > 0 {
		_, err := fmt.Fprintf(w, "\nNobody could be found for %s; the narrator reads %s. Name the speaker in the script.\n",
			numbered(a.Unattributed), map[bool]string{true: "it", false: "them"}[n == 1])
		return err
	}
	return nil
}

// numbered lists line numbers: "lines 3, 7 and 12 more".
func numbered(n []int) string {
	word, most := "lines", 12
	if len(n) == 1 {
		word = "line"
	}
	var s []string
	for i, x := range n {
		if i == most {
			s = append(s, fmt.Sprintf("... (%d in all)", len(n)))
			break
		}
		s = append(s, fmt.Sprint(x))
	}
	return word + " " + strings.Join(s, ", ")
}
