package episode

import (
	"context"
	"fmt"
	"slices"

	"radioplay/internal/casting"
	"radioplay/voices"
	"radioplay/voices/all"
)

// engines are the speech engines of a production.
type engines struct {
	preferred string // casts those whom the cast file gives no engine
	open      map[string]voices.Backend
	failed    map[string]error // why an engine could not be opened
	catalogue casting.Catalogue
}

// openEngines opens what can be opened. The preferred engine has to open; when it
// is nobody's wish but Kokoro is not installed, espeak-ng stands in, and that is said.
func openEngines(ctx context.Context, j Job) (*engines, error) {
	e := &engines{open: map[string]voices.Backend{}, failed: map[string]error{}}
	if j.Settings.Backend != "" {
		wish, err := all.Find(j.Settings.Backend)
		if err != nil {
			return nil, &InputError{err}
		}
		e.preferred = wish.Name
	}
	for name := range j.Settings.Engines {
		if _, err := all.Find(name); err != nil {
			return nil, &InputError{fmt.Errorf("the settings under engines: %w", err)}
		}
	}
	for _, engine := range all.Engines() {
		if err := e.try(ctx, engine, j); err != nil {
			e.close()
			return nil, err
		}
	}
	if e.preferred == "" {
		e.preferred = "kokoro"
		if err := e.failed["kokoro"]; err != nil {
			if e.open["espeak"] == nil {
				return nil, err
			}
			j.Say("The neural voices are not installed, so espeak-ng speaks; 'render voices install' gets them.")
			e.preferred = "espeak"
		}
	}
	if err := e.failed[e.preferred]; err != nil {
		e.close()
		return nil, err
	}
	slices.SortStableFunc(e.catalogue, func(a, b casting.Engine) int { return e.rank(a.Name) - e.rank(b.Name) })
	return e, nil
}

func (e *engines) rank(name string) int {
	if name == e.preferred {
		return -1
	}
	return slices.Index(all.Names(), name)
}

func (e *engines) try(ctx context.Context, engine all.Engine, j Job) error {
	s := engineSettings(j.Settings)
	s.Log = j.Log
	name := engine.Name
	b, err := all.Open(name, s)
	if err != nil {
		e.failed[name] = err
		e.catalogue = append(e.catalogue, casting.Engine{Name: name, AnyVoice: true}) // a cast file may name it; keepOnly then says why it is not there
		return nil
	}
	e.open[name] = b
	entry := casting.Engine{Name: name, Blends: engine.Blends, AnyVoice: engine.AnyVoice || engine.Remote}
	if !engine.Remote || e.preferred == name { // nobody is called over the network unasked
		if entry.Voices, err = b.Voices(ctx); err != nil {
			return fmt.Errorf("%s: listing its voices: %w", name, err)
		}
		entry.Voices = described(b, entry.Voices)
	}
	e.catalogue = append(e.catalogue, entry)
	return nil
}

// keepOnly closes the engines that neither the cast needs nor others do, and refuses one that is needed and is not there.
func (e *engines) keepOnly(c voices.Cast, others ...string) error {
	need := map[string]bool{}
	for _, name := range others {
		if e.open[name] == nil {
			return e.failed[name]
		}
		need[name] = true
	}
	for r, v := range c {
		name := v.Backend
		if name == "" {
			name = e.preferred
		}
		if e.open[name] == nil {
			return fmt.Errorf("the voice of %s: %w", orNarrator(r.Speaker), e.failed[name])
		}
		need[name] = true
	}
	for name, b := range e.open {
		if !need[name] {
			b.Close()
			delete(e.open, name)
		}
	}
	return nil
}

func (e *engines) close() {
	for name, b := range e.open {
		b.Close()
		delete(e.open, name)
	}
}

func orNarrator(speaker string) string {
	if speaker == "" {
		return "the narrator"
	}
	return speaker
}

// has checks that an engine has a voice.
func (e *engines) has(engine, voice string) error { return e.catalogue.Has(engine, voice) }

// about is what an engine says of a voice.
func (e *engines) about(v voices.Voice) string {
	for _, entry := range e.catalogue {
		if entry.Name != v.Backend {
			continue
		}
		for _, i := range entry.Voices {
			if i.Name == v.Name {
				return i.About
			}
		}
	}
	return ""
}
