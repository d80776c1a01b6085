package casting

import (
	"encoding/json"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"radioplay/script"
	"radioplay/voices"
	"radioplay/voices/kokoro"
)

// measured is Kokoro's catalogue with the facts of a file: internal/voiceprint keeps them true.
func measured(t *testing.T, path string) Catalogue {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	facts := map[string]voices.Facts{}
	if err := json.Unmarshal(b, &facts); err != nil {
		t.Fatal(err)
	}
	infos := kokoro.Infos()
	for i := range infos {
		f, ok := facts[infos[i].Name]
		if !ok {
			t.Fatalf("%s has nothing of %s", path, infos[i].Name)
		}
		infos[i].Facts = &f
	}
	return Catalogue{{Name: "kokoro", Blends: true, Voices: infos}}
}

// stories are the sample scene and the passages that attribution is measured by.
func stories(t *testing.T) map[string]*script.Script {
	t.Helper()
	out := map[string]*script.Script{}
	for _, pattern := range []string{"../../examples/*.md", "../../script/internal/attribution/testdata/*.md", "../../script/internal/attribution/testdata/modern/*.md"} {
		paths, err := filepath.Glob(pattern)
		if err != nil || len(paths) == 0 {
			t.Fatalf("%s: %v, %v", pattern, paths, err)
		}
		for _, p := range paths {
			if filepath.Base(p) == "README.md" {
				continue
			}
			b, err := os.ReadFile(p)
			if err != nil {
				t.Fatal(err)
			}
			s, err := script.Parse(b, script.Markdown)
			if err != nil {
				t.Fatal(err)
			}
			out[filepath.Base(p)] = s
		}
	}
	return out
}

// apart is the mean MFCC distance, and that in semitones of F0, between the voices of those who meet; how many pairs meet; and the mean grade of all.
func apart(a *Assignment, m meetings, d *director) (mfcc, st, pairs, grade float64) {
	var roles []Choice
	for _, c := range a.Roles {
		if c.Role.As == "" {
			roles = append(roles, c)
			grade += d.info(c.Voice).Grade
		}
	}
	for i, x := range roles {
		for _, y := range roles[:i] {
			if m.between(x.Role.Speaker, y.Role.Speaker) == 0 {
				continue
			}
			f, g := d.info(x.Voice).Facts, d.info(y.Voice).Facts
			mfcc += f.MFCCDistance(*g)
			st += distance(voices.Facts{F0Hz: f.F0Hz}, voices.Facts{F0Hz: g.F0Hz})
			pairs++
		}
	}
	return mfcc / max(pairs, 1), st / max(pairs, 1), pairs, grade / max(float64(len(roles)), 1)
}

// drawn is a cast by lot, of voices of the right gender, none twice, and not the narrator's.
func drawn(a *Assignment, d *director, r *rand.Rand) *Assignment {
	out := &Assignment{Narrator: a.Narrator}
	used := map[string]bool{a.Narrator.Voice.Name: true}
	for _, c := range a.Roles {
		fitting := d.fitting(&c)
		for _, i := range r.Perm(len(fitting)) {
			if v := fitting[i]; !used[v.Name] {
				used[v.Name] = true
				c.Voice = voices.Voice{Backend: "kokoro", Name: v.Name}
				break
			}
		}
		out.Roles = append(out.Roles, c)
	}
	return out
}

// TestVoicesThatMeetAreFurtherApart: casts made from one sentence, judged by another that casting has not heard, against casts by lot.
func TestVoicesThatMeetAreFurtherApart(t *testing.T) {
	known, judge := measured(t, "testdata/kokoro.facts.json"), measured(t, "testdata/kokoro.other.json")
	declared := Catalogue{{Name: "kokoro", Blends: true, Voices: kokoro.Infos()}}
	type figures struct{ mfcc, st, grade float64 }
	var ours, plain, lot figures
	texts, better := 0.0, 0.0
	add := func(f *figures, mfcc, st, grade, by float64) {
		f.mfcc, f.st, f.grade = f.mfcc+by*mfcc, f.st+by*st, f.grade+by*grade
	}
	all := stories(t)
	for _, name := range slices.Sorted(maps.Keys(all)) {
		s := all[name]
		m := meetingsOf(s)
		d := &director{engine: judge[0], catalogue: judge}
		a, err := Assign(s, known, Options{})
		if err != nil {
			t.Fatal(err)
		}
		mfcc, st, pairs, grade := apart(a, m, d)
		if pairs == 0 {
			continue
		}
		texts++
		add(&ours, mfcc, st, grade, 1)
		b, err := Assign(s, declared, Options{})
		if err != nil {
			t.Fatal(err)
		}
		x, y, _, z := apart(b, m, d)
		add(&plain, x, y, z, 1)
		r := rand.New(rand.NewPCG(7, 7))
		sum := 0.0
		const draws = 400
		for range draws {
			x, y, _, z := apart(drawn(a, d, r), m, d)
			add(&lot, x, y, z, 1.0/draws)
			sum += x / draws
		}
		t.Logf("%-28s %2.0f pairs meet: MFCC distance %.2f, by lot %.2f", name, pairs, mfcc, sum)
		if mfcc > sum {
			better++
		}
	}
	for _, f := range []struct {
		what string
		of   figures
	}{{"cast by measured facts", ours}, {"cast by what is declared", plain}, {"by lot", lot}} {
		t.Logf("%-24s MFCC distance %.2f, F0 %.2f semitones apart, grade %.2f", f.what, f.of.mfcc/texts, f.of.st/texts, f.of.grade/texts)
	}
	t.Logf("further apart than by lot in %.0f of %.0f texts", better, texts)
	if ours.mfcc < 1.2*lot.mfcc || ours.st < 1.2*lot.st || better < 0.75*texts || ours.grade < lot.grade {
		t.Error("voices that meet are no further apart than by lot, or worse voices")
	}
}

// TestMeasuredLeadsStay: with measured voices, too, a part that is small beside the leads changes nothing for them.
func TestMeasuredLeadsStay(t *testing.T) {
	c := measured(t, "testdata/kokoro.facts.json")
	leads := []part{{"Corin", "M", 9}, {"Isolde", "F", 6}, {"Thrale", "M", 5}, {"Wren", "F", 4}, {"Maud", "F", 8}, {"Ferris", "M", 7}, {"Joss", "", 4}}
	before, err := Assign(scene(5, leads...), c, Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, minor := range []part{{"the boatman", "M", 1}, {"Ada", "F", 2}, {"a voice", "", 2}} {
		after, err := Assign(scene(5, append([]part{minor}, leads...)...), c, Options{})
		if err != nil {
			t.Fatal(err)
		}
		for r, v := range before.Cast() {
			if after.Cast()[r] != v {
				t.Errorf("with %s, %s has %+v, before %+v", minor.name, r.Speaker, after.Cast()[r], v)
			}
		}
	}
}
