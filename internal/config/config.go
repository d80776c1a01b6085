// Package config reads Radioplay's settings: a flag beats RENDER_* in the
// environment, which beats the settings file, which beats the default. It is the
// only importer of viper. Viper folds the case of keys, so nothing a user names
// (a character, a word to pronounce) is ever a key here; that is the cast file's business.
package config

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/pflag"
	"github.com/spf13/viper"
)

// FileName is the settings file looked for in the current folder, then in the user's configuration folder under radioplay/.
const FileName = "render.yaml"

// isSetting marks the flags of settings: a command may have others of the same name.
const isSetting = "setting"

// AddFlags defines the flags of a production's settings. Those of one engine that are seldom set have none.
func AddFlags(fs *pflag.FlagSet) {
	addFlags(fs, func(key string) bool { return !strings.HasPrefix(key, listening) })
}

// AddVoiceFlags defines the flags of the settings that tell engines apart: for commands that speak but make no production.
func AddVoiceFlags(fs *pflag.FlagSet) {
	addFlags(fs, func(key string) bool {
		engine, _, of := strings.Cut(key, ".")
		return key == "backend" || of && engine != "gaps" && engine != "llm" && engine+"." != listening
	})
}

// AddFlagsOf defines flags for the settings whose keys begin with prefix.
func AddFlagsOf(fs *pflag.FlagSet, prefix string) {
	addFlags(fs, func(key string) bool { return strings.HasPrefix(key, prefix) })
}

func addFlags(fs *pflag.FlagSet, wanted func(key string) bool) {
	for _, o := range options {
		if o.flag == "" || !wanted(o.key) {
			continue
		}
		switch v := o.value.(type) {
		case string:
			fs.String(o.flag, v, o.help)
		case bool:
			fs.Bool(o.flag, v, o.help)
		case int:
			fs.Int(o.flag, v, o.help)
		case float64:
			fs.Float64(o.flag, v, o.help)
		case time.Duration:
			fs.Duration(o.flag, v, o.help)
		}
		_ = fs.SetAnnotation(o.flag, isSetting, nil)
	}
}

// Load reads the settings. file may be empty: then FileName is used where there
// is one. Unknown keys, values of the wrong type and impossible values are errors that name key and file.
func Load(fs *pflag.FlagSet, file string) (Settings, error) { return read(fs, file, nil) }

func read(fs *pflag.FlagSet, file string, before map[string]string) (Settings, error) {
	v := viper.New()
	v.SetEnvPrefix("RENDER")
	v.SetEnvKeyReplacer(strings.NewReplacer(".", "_"))
	for _, o := range options {
		v.SetDefault(o.key, o.value)
		if err := v.BindEnv(o.key); err != nil {
			return Settings{}, err
		}
		if f := fs.Lookup(o.flag); f != nil && marked(f) {
			if err := v.BindPFlag(o.key, f); err != nil {
				return Settings{}, err
			}
		}
	}
	path, err := findFile(file)
	if err != nil {
		return Settings{}, err
	}
	if path != "" {
		v.SetConfigFile(path)
		if err := v.ReadInConfig(); err != nil {
			return Settings{}, fmt.Errorf("settings file %s: %w", path, err)
		}
		if err := knownKeys(v, path); err != nil {
			return Settings{}, err
		}
	}
	if before != nil {
		again(v, fs, before)
	}
	return settings(v, path)
}

func marked(f *pflag.Flag) bool {
	_, ok := f.Annotations[isSetting]
	return ok
}

func findFile(file string) (string, error) {
	if file != "" {
		if _, err := os.Stat(file); err != nil {
			return "", fmt.Errorf("settings file: %w", err)
		}
		return file, nil
	}
	places := []string{FileName}
	if d, err := os.UserConfigDir(); err == nil {
		places = append(places, filepath.Join(d, "radioplay", FileName))
	}
	for _, p := range places {
		_, err := os.Stat(p)
		if err == nil {
			return p, nil
		}
		if !errors.Is(err, os.ErrNotExist) {
			return "", fmt.Errorf("settings file: %w", err)
		}
	}
	return "", nil
}

func knownKeys(v *viper.Viper, path string) error {
	var unknown []string
	for _, k := range v.AllKeys() {
		if !slices.ContainsFunc(options, func(o option) bool { return o.key == k }) && !engineKey(k) {
			unknown = append(unknown, k)
		}
	}
	if len(unknown) == 0 {
		return nil
	}
	slices.Sort(unknown)
	known := make([]string, len(options))
	for i, o := range options {
		known[i] = o.key
	}
	known = append(known, "engines.NAME."+strings.Join(engineKeys, ", engines.NAME."))
	return fmt.Errorf("settings file %s: unknown setting %q; the settings are %s",
		path, strings.Join(unknown, `", "`), strings.Join(known, ", "))
}

// settings reads every value strictly: viper's getters turn what they cannot read into zero.
func settings(v *viper.Viper, path string) (Settings, error) {
	var s Settings
	if err := v.Unmarshal(&s); err != nil {
		where := "settings"
		if path != "" {
			where = "settings (" + path + ", RENDER_* or a flag)"
		}
		return Settings{}, fmt.Errorf("%s: %w", where, err)
	}
	s.Format, s.Given = strings.ToLower(s.Format), given(v)
	return s, errors.Join(s.check(), checkSecrets(v))
}

func (s Settings) check() error {
	switch {
	case s.Loudness > -5 || s.Loudness < -40:
		return fmt.Errorf("loudness %g LUFS is outside -40 to -5; podcasts use -16, broadcasting -23", s.Loudness)
	case s.Peak > 0 || s.Peak < -12:
		return fmt.Errorf("peak %g dBTP is outside -12 to 0; -1 is usual", s.Peak)
	case s.Command.Parallel < 1 || s.Command.Deadline <= 0:
		return fmt.Errorf("command.parallel %d and command.deadline %v: both have to be above 0", s.Command.Parallel, s.Command.Deadline)
	case !setting(s.ElevenLabs.Stability) || !setting(s.ElevenLabs.Similarity) || !setting(s.ElevenLabs.Style):
		return fmt.Errorf("elevenlabs.stability %g, similarity %g and style %g: each has to be 0 to 1, or -1 for the voice's own", s.ElevenLabs.Stability, s.ElevenLabs.Similarity, s.ElevenLabs.Style)
	case s.Workers < 0:
		return fmt.Errorf("workers %d: it cannot be negative; 0 chooses by itself", s.Workers)
	}
	for name, e := range s.Engines {
		if err := e.check(name); err != nil {
			return err
		}
	}
	for name, d := range map[string]time.Duration{"phrase": s.Gaps.Phrase, "turn": s.Gaps.Turn,
		"paragraph": s.Gaps.Paragraph, "scene": s.Gaps.Scene, "heading": s.Gaps.Heading} {
		if d < 0 || d > time.Minute {
			return fmt.Errorf("gaps.%s %v is outside 0s to 1m", name, d)
		}
	}
	return errors.Join(s.LLM.check(), s.Listen.check())
}

// setting reports whether x is one of ElevenLabs' voice settings.
func setting(x float64) bool { return x == -1 || x >= 0 && x <= 1 }
