package config

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/spf13/viper"
)

// Engine is how an engine may be used: the settings under engines.NAME. Zero fields leave the engine's own.
type Engine struct {
	Parallel  int           // calls at once
	PerMinute float64       `mapstructure:"per_minute"` // calls begun in a minute
	Deadline  time.Duration // for one call
	Price     *float64      // US dollars for a million characters
}

var engineKeys = []string{"parallel", "per_minute", "deadline", "price"}

// engineKey reports whether a key is one of engines.NAME.
func engineKey(key string) bool {
	parts := strings.Split(key, ".")
	return len(parts) == 3 && parts[0] == "engines" && slices.Contains(engineKeys, parts[2])
}

func (e Engine) check(name string) error {
	switch {
	case e.Parallel < 0 || e.Parallel > 1000:
		return fmt.Errorf("engines.%s.parallel %d: it has to be 1 to 1000", name, e.Parallel)
	case e.PerMinute < 0:
		return fmt.Errorf("engines.%s.per_minute %g cannot be negative", name, e.PerMinute)
	case e.Deadline < 0:
		return fmt.Errorf("engines.%s.deadline %v cannot be negative", name, e.Deadline)
	case e.Price != nil && *e.Price < 0:
		return fmt.Errorf("engines.%s.price %g cannot be negative; 0 is nothing", name, *e.Price)
	}
	return nil
}

// Secret is what a variable of the environment holds or, where it is not set, what is in the file that the variable with
// _FILE behind its name names. Without both it is empty. The error names the variable and the file, never what is in them.
func Secret(name string) (string, error) {
	if v := os.Getenv(name); v != "" || name == "" {
		return v, nil
	}
	file := os.Getenv(name + "_FILE")
	if file == "" {
		return "", nil
	}
	b, err := os.ReadFile(file)
	if err != nil {
		return "", fmt.Errorf("%s_FILE: %w", name, err)
	}
	v := strings.TrimSpace(string(b))
	if v == "" || strings.ContainsAny(v, "\r\n") {
		return "", fmt.Errorf("%s_FILE: %s has to hold the key, in one line, and nothing else", name, file)
	}
	return v, nil
}

// checkSecrets looks whether the keys can be read that the settings name.
func checkSecrets(v *viper.Viper) error {
	for _, o := range options {
		if strings.HasSuffix(o.key, ".key_env") {
			if _, err := Secret(v.GetString(o.key)); err != nil {
				return err
			}
		}
	}
	return nil
}
