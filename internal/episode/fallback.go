package episode

import (
	"fmt"
	"strings"

	"radioplay/internal/deliver"
	"radioplay/internal/mix"
	"radioplay/voices"
)

// fallbacks gives every voice of the cast that names nobody to stand in for it those of the settings, and opens their engines for the
// production. The error is about the settings.
func (c *Casting) fallbacks(j *Job) error {
	for what, f := range map[string]string{"fallback": j.Settings.Fallback, "replay.fallback": j.Settings.Replay.Fallback} {
		if f == "" {
			continue
		}
		if err := c.engines.catalogue.CheckFallback(f); err != nil {
			return &InputError{fmt.Errorf("the setting %s: %w", what, err)}
		}
	}
	for role, v := range c.cast {
		if v.Fallback == "" && v.Backend == "replay" {
			v.Fallback = j.Settings.Replay.Fallback
		}
		if v.Fallback == "" {
			v.Fallback = j.Settings.Fallback
		}
		c.cast[role] = v
		for _, w := range c.instead(v) {
			j.alsoOpen = append(j.alsoOpen, w.Backend)
		}
	}
	return nil
}

// instead are the voices that stand in for v.
func (c *Casting) instead(v voices.Voice) []voices.Voice {
	var out []voices.Voice
	for f := range strings.SplitSeq(v.Fallback, ",") {
		if f = strings.TrimSpace(f); f == "" {
			continue
		}
		if w := c.File().Instead(v, f); w.Backend != v.Backend || w.Name != v.Name {
			out = append(out, w)
		}
	}
	return out
}

// fellBack lists the lines that another voice spoke than the cast says, and tells the user, a sentence for every voice that stood in.
func fellBack(j Job, parts []mix.Part) []deliver.Fallback {
	out := []deliver.Fallback{}
	lines := map[string][]int{}
	why := map[string]error{}
	var order []string
	for i := range parts {
		p := &parts[i]
		if p.Take == nil || p.Take.Instead == nil {
			continue
		}
		spoke, asked := named(p.Take.Instead.Voice), named(p.Voice)
		out = append(out, deliver.Fallback{N: p.Line.N, Speaker: p.Line.Speaker, Asked: asked, Spoke: spoke, Why: p.Take.Instead.Err.Error()})
		k := spoke + " in place of " + asked
		if lines[k] == nil {
			order = append(order, k)
			why[k] = p.Take.Instead.Err
		}
		lines[k] = append(lines[k], p.Line.N)
	}
	for _, k := range order {
		n := lines[k]
		j.Say("%d %s (%s) spoken by %s: %v. The next run tries again.", len(n), plural(len(n), "line"), numbers(n), k, why[k])
	}
	return out
}

func named(v voices.Voice) string { return v.Backend + "/" + v.Name }
