package episode

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"radioplay/internal/config"
	"radioplay/internal/deliver"
)

// made is what the report keeps for Again.
func (j Job) made(c *Casting) deliver.Made {
	m := deliver.Made{Prose: j.fromOutput(j.Prose), Script: j.fromOutput(j.ScriptFile), Cast: j.fromOutput(j.CastFile),
		Settings: map[string]string{}, Pronunciations: map[string]string{}}
	for k, v := range j.Settings.Given {
		if slices.Contains(config.Paths, k) {
			v = j.fromOutput(v)
		}
		m.Settings[k] = v
	}
	if j.Chapters != (Range{}) {
		m.Chapters = [2]int{j.Chapters.From, j.Chapters.To}
	}
	for _, words := range c.lexicons {
		for w, say := range words {
			m.Pronunciations[w] = say
		}
	}
	return m
}

// fromOutput is a path as it is from the folder of the episode; absolute where there is no way from there.
func (j Job) fromOutput(path string) string {
	if path == "" {
		return ""
	}
	to, err := filepath.Abs(path)
	if err != nil {
		return path
	}
	from, err := filepath.Abs(j.Settings.Output)
	if err != nil {
		return to
	}
	if rel, err := filepath.Rel(from, to); err == nil {
		return filepath.ToSlash(rel)
	}
	return to
}

// Again is the job that made the episode at this path. Settings gets those that were given then.
func Again(audio string, settings func(given map[string]string) (config.Settings, error)) (Job, error) {
	rep, err := readReport(audio)
	if err != nil {
		return Job{}, err
	}
	if rep.Made.Prose == "" {
		return Job{}, &InputError{fmt.Errorf("%s: its report does not say what it was made from; render it once more", audio)}
	}
	dir := filepath.Dir(audio)
	back := func(path string) string {
		if path == "" || filepath.IsAbs(path) {
			return path
		}
		return filepath.Join(dir, filepath.FromSlash(path))
	}
	given := map[string]string{}
	for k, v := range rep.Made.Settings {
		if slices.Contains(config.Paths, k) {
			v = back(v)
		}
		given[k] = v
	}
	j := Job{Prose: back(rep.Made.Prose), ScriptFile: back(rep.Made.Script), CastFile: back(rep.Made.Cast),
		Chapters: Range{rep.Made.Chapters[0], rep.Made.Chapters[1]}}
	if _, err := os.Stat(j.Prose); err != nil {
		return Job{}, &InputError{fmt.Errorf("%s was made from %s: %w", audio, j.Prose, err)}
	}
	if j.Settings, err = settings(given); err != nil {
		return Job{}, &InputError{err}
	}
	j.Settings.Output, j.Settings.Format = dir, strings.TrimPrefix(strings.ToLower(filepath.Ext(audio)), ".")
	return j, nil
}

func readReport(audio string) (*deliver.Report, error) {
	path := strings.TrimSuffix(audio, filepath.Ext(audio)) + ".report.json"
	rep, err := deliver.ReadReport(path)
	if errors.Is(err, os.ErrNotExist) {
		return nil, &InputError{fmt.Errorf("%s has no report beside it (%s); it is what says which takes are in it", audio, filepath.Base(path))}
	}
	return rep, err
}
