package config

import (
	"fmt"
	"net/url"
	"strings"

	"github.com/spf13/pflag"
	"github.com/spf13/viper"
)

// listening begins the keys of settings that have no part in a production.
const listening = "listen."

// personal reports whether a setting is the person's and not the episode's: it is written into no report.
func personal(key string) bool {
	return strings.HasPrefix(key, listening) || strings.HasPrefix(key, "command.") || strings.HasSuffix(key, ".key_env")
}

// Paths are the keys of settings that name files and folders.
var Paths = []string{"cover", "series", "piper.voices", "replay.folder"}

// Again reads the settings as Load does, but those of a production that was made before, which had given, stand as they were: only
// a flag changes them. What is personal is as it is now.
func Again(fs *pflag.FlagSet, file string, given map[string]string) (Settings, error) {
	if given == nil {
		given = map[string]string{}
	}
	return read(fs, file, given)
}

func again(v *viper.Viper, fs *pflag.FlagSet, given map[string]string) {
	for _, o := range options {
		if personal(o.key) {
			continue
		}
		if f := fs.Lookup(o.flag); f != nil && marked(f) && f.Changed {
			continue
		}
		if was, ok := given[o.key]; ok {
			v.Set(o.key, was)
		} else {
			v.Set(o.key, o.value)
		}
	}
}

// given leaves out addresses that hold a password: what it gives is written into reports.
func given(v *viper.Viper) map[string]string {
	out := map[string]string{}
	for _, o := range options {
		s := v.GetString(o.key)
		if personal(o.key) || s == fmt.Sprint(o.value) {
			continue
		}
		if u, err := url.Parse(s); err == nil && u.User != nil {
			continue
		}
		out[o.key] = s
	}
	return out
}
