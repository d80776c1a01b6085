// Package festival speaks with Festival, the University of Edinburgh's synthesiser, run as a program of its own once for each
// utterance, with whatever English voices are installed for it.
package festival

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"time"

	"radioplay/internal/components"
	"radioplay/internal/phonemes"
	"radioplay/internal/program"
	"radioplay/voices"
)

const deadline = 2 * time.Minute

// Backend is the engine.
type Backend struct {
	path    string // of text2wave, which comes with festival
	version string
	voices  []voices.Info
}

var _ voices.Backend = (*Backend)(nil)

// describe has Festival print its version, then each voice with language, gender and dialect, parted by tabs.
const describe = `(begin (format t "%s\n" festival_version)
 (mapcar (lambda (v) (let ((d (cadr (voice.description v))))
   (format t "%s\t%l\t%l\t%l\n" v (cadr (assoc 'language d)) (cadr (assoc 'gender d)) (cadr (assoc 'dialect d)))))
  (voice.list)))`

// Open finds Festival and asks it for its voices. The error wraps voices.ErrNotInstalled when it or every English voice is missing.
func Open() (*Backend, error) {
	path, err := components.Festival.Find()
	if err != nil {
		return nil, fmt.Errorf("%w: %w", voices.ErrNotInstalled, err)
	}
	b := &Backend{path: filepath.Join(filepath.Dir(path), "text2wave")}
	if _, err := exec.LookPath(b.path); err != nil {
		return nil, fmt.Errorf("festival: %w: %w; it belongs beside %s", voices.ErrNotInstalled, err, path)
	}
	out, err := program.Run(context.Background(), program.Call{Path: path, Args: []string{"--batch", describe}, Deadline: deadline})
	if err != nil {
		return nil, fmt.Errorf("festival: listing its voices: %w", err)
	}
	version, list, _ := strings.Cut(string(out), "\n")
	b.version = "festival " + version
	if b.voices = infos(list); len(b.voices) == 0 {
		return nil, fmt.Errorf("festival: %w: it has no English voice; get some with: %s", voices.ErrNotInstalled, components.Festival.Command())
	}
	return b, nil
}

// nameRE is what a voice may be called: its name becomes part of an expression that Festival evaluates.
var nameRE = regexp.MustCompile(`^[A-Za-z0-9_]+$`)

// infos reads what describe printed; the best voices come first.
func infos(list string) []voices.Info {
	var out []voices.Info
	for line := range strings.Lines(list) {
		f := strings.Split(strings.TrimSpace(line), "\t")
		if len(f) != 4 || !nameRE.MatchString(f[0]) || !strings.Contains(f[1], "english") {
			continue
		}
		v := voices.Info{Name: f[0], Accent: "en-US", Grade: 0.2, About: f[2] + ", " + f[3]}
		switch f[2] {
		case "female":
			v.Gender = "F"
		case "male":
			v.Gender = "M"
		}
		if slices.Contains([]string{"british", "scottish", "english", "irish", "welsh"}, f[3]) {
			v.Accent = "en-GB"
		}
		if hts(v.Name) {
			v.Grade, v.About = 0.4, v.About+"; the pitch cannot be bent"
		}
		out = append(out, v)
	}
	slices.SortStableFunc(out, func(a, b voices.Info) int { return cmp.Compare(b.Grade, a.Grade) })
	return out
}

// hts reports whether a voice is made of statistics (HTS) and not of recorded pieces.
func hts(name string) bool { return strings.HasSuffix(name, "_hts") }

// Name is "festival".
func (*Backend) Name() string { return "festival" }

// Version names Festival's release and the way it is asked.
func (b *Backend) Version() string { return b.version + " asked 1" }

// Limits of the engine. The rate is the voice's.
func (*Backend) Limits() voices.Limits {
	return voices.Limits{Parallel: runtime.NumCPU(), Deterministic: true}
}

// Voices lists those that are installed.
func (b *Backend) Voices(context.Context) ([]voices.Info, error) { return slices.Clone(b.voices), nil }

// Close does nothing.
func (*Backend) Close() error { return nil }

// Synthesize speaks u with one run of text2wave.
func (b *Backend) Synthesize(ctx context.Context, u voices.Utterance) (voices.Clip, error) {
	name := u.Voice.Name
	if name == "" {
		name = b.voices[0].Name
	}
	if !slices.ContainsFunc(b.voices, func(v voices.Info) bool { return v.Name == name }) {
		return voices.Clip{}, fmt.Errorf("festival: %w: %q; 'render voices list --engine festival' shows those there are", voices.ErrNoVoice, name)
	}
	text, err := phonemes.Plain(u)
	if err != nil {
		return voices.Clip{}, fmt.Errorf("festival: %w", err)
	}
	clip, err := program.Speak(ctx, text+"\n", func(f program.Files) program.Call {
		return program.Call{Path: b.path, Deadline: deadline, Args: []string{"-eval", expression(name, u.Bend()), "-o", f.Out, f.In}}
	})
	if err != nil {
		return voices.Clip{}, fmt.Errorf("festival: %w", err)
	}
	return clip, nil
}

// expression chooses a voice and bends it. An HTS voice has its speed among the parameters of its engine; the others stretch
// their durations and have a target for their F0.
func expression(name string, b voices.Bend) string {
	if hts(name) {
		return fmt.Sprintf(`(begin (voice_%s) (set! hts_engine_params (append hts_engine_params (list '("-r" %.4f)))))`, name, b.Rate)
	}
	return fmt.Sprintf(`(begin (voice_%s) (Parameter.set 'Duration_Stretch %.4f)
 (set! int_lr_params (mapcar (lambda (p) (if (string-equal (car p) "target_f0_mean") (list (car p) (* %.4f (cadr p))) p)) int_lr_params)))`,
		name, 1/b.Rate, math.Exp2(b.PitchST/12))
}
