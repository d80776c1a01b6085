//go:build !speaker

package listen

import (
	"context"
	"time"
)

func play(ctx context.Context, path string, from, to time.Duration) error {
	return playWithProgram(ctx, path, from, to)
}
