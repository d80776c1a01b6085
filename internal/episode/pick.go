package episode

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"

	"radioplay/internal/casting"
	"radioplay/internal/deliver"
	"radioplay/internal/place"
	"radioplay/voices"
)

// Picked is a voice that was chosen, and the cast file it stands in now.
type Picked struct {
	Name, Engine, Voice, Path string
}

// Pick writes a voice to the cast file: one that is named, as for Audition, or the number it had in the last audition of the role. All else a person
// has written there stays.
func Pick(ctx context.Context, j Job, name, choice string) (*Picked, error) {
	j.alsoOpen = enginesNamed([]string{choice})
	c, err := PlanCast(ctx, j)
	if err != nil {
		return nil, err
	}
	defer c.Close()
	role, err := c.Find(name)
	if err != nil {
		return nil, &InputError{fmt.Errorf("%s: %w", j.Prose, err)}
	}
	if n, err := strconv.Atoi(choice); err == nil {
		if choice, err = numbered(j, role.Role, n); err != nil {
			return nil, &InputError{err}
		}
	}
	v, err := c.voiceNamed(role.Voice, choice)
	if err != nil {
		return nil, &InputError{err}
	}
	f := c.castFile()
	if err := f.SetVoice(role.Role.Speaker, v); err != nil {
		return nil, &InputError{err}
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		return nil, &InputError{err}
	}
	if _, err := casting.Load(b.Bytes(), c.Path, nil, c.engines.catalogue); err != nil { // rather nothing than a file nobody can read
		return nil, &InputError{err}
	}
	return &Picked{role.Role.Speaker, v.Backend, v.Name, c.Path}, place.Replace(c.Path, func(w io.Writer) error { _, err := w.Write(b.Bytes()); return err })
}

// numbered is the voice that had a number in the last audition of a role.
func numbered(j Job, r voices.Role, n int) (string, error) {
	path := filepath.Join(j.Settings.Output, auditionName(j.Prose, r)+".report.json")
	report, err := deliver.ReadReport(path)
	switch {
	case errors.Is(err, os.ErrNotExist):
		return "", fmt.Errorf("voice %d of which audition? %s is not there; audition first, or name the voice", n, path)
	case err != nil:
		return "", err
	case n < 1 || n > len(report.Cast):
		return "", fmt.Errorf("the audition had voices 1 to %d, not %d", len(report.Cast), n)
	}
	v := report.Cast[n-1]
	return v.Engine + "/" + v.Voice, nil
}
